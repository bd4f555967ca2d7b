import type { Parsed } from '#kernel/parsed/parsed.ts'

/** What is known of a part of a source since the last time that all went well. */
export interface Known {
  /** The newest change that was seen. */
  readonly cursor: Temporal.Instant | null
  readonly records: number
  /** Records that the source listed but did not give. */
  readonly missing: readonly string[]
  /** Files that the source lists with their sums, as they were imported. */
  readonly files: readonly ListedFile[]
}

/** A file that a source lists with its sum, and how many records it holds. */
export interface ListedFile {
  readonly name: string
  readonly sha256: string
  readonly records: number
}

/** A file that was fetched and is kept. */
export interface Kept {
  /** SHA-256 of its bytes, by which the file store knows it. */
  readonly hash: string
  /** How many records it holds. */
  readonly records: number
}

/** `if-changed`: a source that knows what it gave last may answer that nothing is new. */
export type Wish = 'whole' | 'if-changed'

/** A file for a bundle. */
export interface Piece {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * What the host does for a connector while one part of a source is fetched. Every address is checked against the
 * source's hosts; asking for the same one twice is refused, so nothing that leads on can lead in a circle.
 */
export interface Visit {
  /** The address that the administrator has set. */
  readonly address: string
  /** Which part: an ecosystem; '' for a source that has none. */
  readonly part: string
  readonly known: Known | null
  readonly now: Temporal.Instant
  /** Fetches a file and keeps it. @returns null when it has not changed */
  keep(url: string, wish: Wish): Promise<Kept | null>
  /**
   * Reads a text line by line without keeping it.
   * @param start called when reading begins, again when a transfer broke off; takes the lines
   * @returns false when it has not changed
   */
  readLines(url: string, wish: Wish, start: () => (line: string) => void): Promise<boolean>
  /** Fetches something small, a page of a list, or a file for a bundle. @returns null where there is nothing (404, 410) */
  read(url: string, size?: 'record' | 'list' | 'file'): Promise<Uint8Array | null>
  /** Keeps what was fetched piece by piece as one zip. @returns its hash */
  bundle(pieces: AsyncIterable<Piece>): Promise<string>
  /** When the records of these names changed last, as we have them. */
  findStored(names: readonly string[]): Promise<ReadonlyMap<string, Temporal.Instant | null>>
  progress(done: number, total?: number): void
}

/** What a part turned out to hold. */
export interface Catch {
  /** The file to import; null when there is nothing new in it. */
  readonly hash: string | null
  /** What it is called. */
  readonly name: string
  /** How many records the part has in all: too few fewer than last time and a person is asked. */
  readonly records: number
  readonly cursor: Temporal.Instant | null
  readonly missing: readonly string[]
  /** Whether records may have been lost since the last time. */
  readonly gap: boolean
  /** For a source that lists its files with their sums: those that are imported with this. */
  readonly files?: readonly ListedFile[]
}

/** What a list holds, before anything of it is believed. */
export interface Inspection {
  readonly records: number
  /** Entries that do not look like the source's entries. */
  readonly unreadable: number
}

/** How what a feed reads is fetched from the network. Writes nothing; the host stores, schedules and judges. */
export interface Connector {
  /** The feed's id, and the folder's name. */
  readonly id: string
  /** Which parts there are. @param wanted those that the administrator chose; empty for all */
  listParts(visit: Visit, wanted: readonly string[]): Promise<readonly string[]>
  /** Fetches one part. @returns null when it has not changed @throws AppError */
  fetch(visit: Visit): Promise<Catch | null>
  /**
   * Looks whether a file is what it should be, and counts. Pure; runs in the sandbox on unpacked bytes.
   * Null where the source publishes archives, whose entries are counted instead.
   */
  readonly inspect: ((bytes: Uint8Array) => Parsed<Inspection>) | null
  /** Where the source wants to be asked more slowly than others. */
  readonly requestsPerSecond?: number
}

/** A source that publishes one file, always whole. */
export async function fetchWhole(visit: Visit): Promise<Catch | null> {
  const kept = await visit.keep(visit.address, 'if-changed')
  if (kept === null) return null
  const name = new URL(visit.address).pathname.split('/').at(-1) ?? ''
  return { hash: kept.hash, name, records: kept.records, cursor: visit.now, missing: [], gap: false }
}
