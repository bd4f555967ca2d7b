import type { Problem } from '#kernel/errors/app-error.ts'
import { advisoryReaderRevision } from './reading.data.ts'

/** Where reading again stands: CSAF documents by their names come first, then VEX documents by their ids. */
export interface Place {
  readonly kind: 'csaf' | 'vex'
  /** The last one that was looked at; null: none yet. */
  readonly after: string | null
}

/** How far reading again has come. */
export interface Checkpoint {
  /** Readers of another revision begin anew. */
  readonly revision: number
  /** How many documents there were to read. */
  readonly total: number
  readonly place: Place
  readonly read: number
  /** Of those, how many say anything else than before. */
  readonly changed: number
  /** How many could not be read again; what is kept of them stayed. */
  readonly unread: number
  readonly problems: readonly Problem[]
}

export function firstCheckpoint(total: number): Checkpoint {
  return {
    revision: advisoryReaderRevision,
    total,
    place: { kind: 'csaf', after: null },
    read: 0,
    changed: 0,
    unread: 0,
    problems: [],
  }
}

/** What an earlier attempt kept; undefined: there is none of these readers, the work begins. */
export function readCheckpoint(value: unknown): Checkpoint | undefined {
  const { revision, place, problems, ...counts } = Object(value)
  if (revision !== advisoryReaderRevision) return undefined
  const { kind, after } = Object(place)
  return {
    revision,
    place: { kind: kind === 'vex' ? 'vex' : 'csaf', after: typeof after === 'string' ? after : null },
    total: Number(counts.total),
    read: Number(counts.read),
    changed: Number(counts.changed),
    unread: Number(counts.unread),
    problems: Array.isArray(problems) ? problems : [],
  }
}
