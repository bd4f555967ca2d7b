/** What reading an archive may cost, whatever the archive says about itself. */
export interface ArchiveLimits {
  /** Bytes of one entry, unpacked. */
  readonly entryBytes: number
  /** Bytes of one entry that is taken apart into records: a source's year of them. */
  readonly splitBytes: number
  /** Bytes of all entries together, unpacked. */
  readonly totalBytes: number
  /** Entries looked at, those left out included. */
  readonly entries: number
  /** How many times larger an entry may become by unpacking; below `ratioFloor` bytes any ratio will do. */
  readonly ratio: number
}

export const archiveLimits: ArchiveLimits = {
  entryBytes: 64 * 1024 * 1024,
  splitBytes: 512 * 1024 * 1024,
  totalBytes: 16 * 1024 * 1024 * 1024,
  entries: 2_000_000,
  ratio: 250,
}

/** Small repetitive documents pack very well and harm nobody. */
export const ratioFloor = 1024 * 1024

/** How large an entry of this many packed bytes may become. */
export function allowedBytes(packed: number, limits: ArchiveLimits): number {
  return Math.min(limits.entryBytes, Math.max(ratioFloor, packed * limits.ratio))
}
