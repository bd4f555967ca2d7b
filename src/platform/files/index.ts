export { type Files, type KeptFile, keepFile, openFile, verifyFile } from './file-store.ts'
export { sweepLeftovers } from './leftovers.ts'
