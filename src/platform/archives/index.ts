export { decompressStream } from './decompress.ts'
export { type PackedFile, packFiles } from './pack-files.ts'
export { readEntries } from './read-entries.ts'
export type { ArchiveEntry, EntrySplitter } from './reading.ts'
