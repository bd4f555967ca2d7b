import type { Problem } from '#kernel/errors/app-error.ts'
import { readerRevision } from './reading.data.ts'

/** How far reading again has come. */
export interface Checkpoint {
  /** Readers of another revision begin anew. */
  readonly revision: number
  /** How many documents there were to read. */
  readonly total: number
  /** The last one that was looked at; null: none yet. */
  readonly after: string | null
  readonly read: number
  /** Of those, how many say anything else than before. */
  readonly changed: number
  /** How many could not be read again; what their slots hold stayed. */
  readonly unread: number
  readonly added: number
  readonly removed: number
  readonly problems: readonly Problem[]
}

export function firstCheckpoint(total: number): Checkpoint {
  return {
    revision: readerRevision,
    total,
    after: null,
    read: 0,
    changed: 0,
    unread: 0,
    added: 0,
    removed: 0,
    problems: [],
  }
}

/** What an earlier attempt kept; undefined: there is none of these readers, the work begins. */
export function readCheckpoint(value: unknown): Checkpoint | undefined {
  const { revision, after, problems, ...counts } = Object(value)
  if (revision !== readerRevision) return undefined
  return {
    revision,
    after: typeof after === 'string' ? after : null,
    total: Number(counts.total),
    read: Number(counts.read),
    changed: Number(counts.changed),
    unread: Number(counts.unread),
    added: Number(counts.added),
    removed: Number(counts.removed),
    problems: Array.isArray(problems) ? problems : [],
  }
}
