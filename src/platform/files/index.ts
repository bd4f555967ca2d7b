export { type Files, type KeptFile, keepFile, openFile } from './file-store.ts'
export { sweepLeftovers } from './leftovers.ts'
export { type DiskSpace, measureFiles, readDisk } from './usage.ts'
