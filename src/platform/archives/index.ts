export { type DecompressLimits, decompressStream } from './decompress.ts'
export { type ArchiveLimits, archiveLimits } from './limits.ts'
export { readEntries } from './read-entries.ts'
export type { ArchiveEntry, ReadOptions } from './reading.ts'
