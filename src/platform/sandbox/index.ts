export { limitsForSize } from './limits.ts'
export { runInSandbox } from './sandbox.ts'
export { openSandbox, type Sandbox } from './session.ts'
