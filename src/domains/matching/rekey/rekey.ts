import { versionSchemes } from '#versions/index.ts'
import { derivation } from '../ranges/derivation.data.ts'

/** By what keys and ranges are made. */
export interface Making {
  /** Each ecosystem's scheme with its revision, as one text. */
  readonly schemes: string
  readonly derivation: number
}

/** By what this program makes them. */
export function makingOfProgram(): Making {
  const schemes = versionSchemes.map(
    ({ id, revision, ecosystems }) => `${id}/${revision}:${ecosystems.toSorted().join(',')}`,
  )
  return { schemes: schemes.toSorted().join(' '), derivation }
}

export function isSameMaking(a: Making | undefined, b: Making): boolean {
  return a?.schemes === b.schemes && a.derivation === b.derivation
}

/** A record by its source and name. */
export interface RecordName {
  readonly sourceId: string
  readonly name: string
}

/** How far the work has come: components first, which tell themselves, then ranges, then what they make together. */
export interface Checkpoint {
  readonly phase: 'components' | 'ranges' | 'hits'
  /** The last record whose ranges were derived. */
  readonly record: RecordName | null
  readonly components: number
  readonly records: number
}

const beginning: Checkpoint = { phase: 'components', record: null, components: 0, records: 0 }

/** Reads what an earlier attempt kept; anything else is the beginning. */
export function readCheckpoint(value: unknown): Checkpoint {
  const { phase, record, components, records } = Object(value)
  if (phase !== 'components' && phase !== 'ranges' && phase !== 'hits') return beginning
  const isRecord = typeof record?.sourceId === 'string' && typeof record?.name === 'string'
  return {
    phase,
    record: isRecord ? { sourceId: record.sourceId, name: record.name } : null,
    components: Number(components),
    records: Number(records),
  }
}
