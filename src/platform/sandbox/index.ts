export { limitsForSize, type SandboxLimits } from './limits.ts'
export { runInSandbox, type SandboxRun } from './sandbox.ts'
