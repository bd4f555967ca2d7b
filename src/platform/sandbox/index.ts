export { limitsForRecords, limitsForSize } from './limits.ts'
export { runInSandbox } from './sandbox.ts'
