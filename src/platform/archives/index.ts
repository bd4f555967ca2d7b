export { decompressStream } from './decompress.ts'
export { readEntries } from './read-entries.ts'
export type { ArchiveEntry } from './reading.ts'
