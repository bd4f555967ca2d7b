export { type Files, keepFile, openFile } from './file-store.ts'
export { sweepLeftovers } from './leftovers.ts'
