export { type Files, keepFile, openFile, verifyFile } from './file-store.ts'
export { sweepLeftovers } from './leftovers.ts'
