import type { Problem } from '#kernel/errors/app-error.ts'
import type { Parsed } from '#kernel/parsed/parsed.ts'

/** What Renkei keeps beside a record's bytes: enough to name, show and group what it speaks of. */
export interface RecordFacts {
  /** The record's own id, as the source writes it. */
  readonly name: string
  /** Other names of the same thing, normalised; the record's own among them. */
  readonly names: readonly string[]
  readonly title: string
  readonly details: string
  readonly severityRating: 'none' | 'low' | 'medium' | 'high' | 'critical' | null
  readonly severityVector: string | null
  readonly links: readonly { readonly type: string; readonly url: string }[]
  /** RFC 3339, null where the record does not say. */
  readonly published: string | null
  readonly modified: string | null
  readonly withdrawn: string | null
}

/** A record that was read, with its bytes as received. */
export interface ReadRecord {
  readonly facts: RecordFacts
  /** zstd */
  readonly content: Uint8Array
  /** SHA-256 of the bytes as received. */
  readonly hash: Uint8Array
  readonly problems: readonly Problem[]
}

/** A source whose records are imported as it publishes them. */
export interface Feed {
  /** The folder's name, in routes and commands: `osv`. */
  readonly id: string
  readonly title: string
  /** Which files of an archive or folder are records, by their names. */
  isRecord(fileName: string): boolean
  /** Reads one record. Pure; never throws at input. */
  read(bytes: Uint8Array): Parsed<RecordFacts>
}
