import { versionSchemes } from '#versions/index.ts'
import { derivation } from '../ranges/derivation.data.ts'
import { keyedProducts } from '../ranges/range-scheme.ts'

/** By what keys and ranges are made. */
export interface Making {
  /** Each ecosystem's scheme with its revision, as one text. */
  readonly schemes: string
  readonly derivation: number
}

/** By what this program makes them. */
export function makingOfProgram(): Making {
  const schemes = versionSchemes.map((scheme) => {
    const products = scheme.id === keyedProducts.scheme.id ? [keyedProducts.ecosystem] : []
    const ecosystems = [...scheme.ecosystems, ...products].toSorted()
    return `${scheme.id}/${scheme.revision}:${ecosystems.join(',')}`
  })
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

/** A CPE name by which advisories find a component. */
export interface NameRow {
  readonly packageKey: string
  readonly componentId: number
  readonly name: string
  readonly origin: string
}

/** How many there were to do when the work began. */
export interface Amount {
  readonly components: number
  /** CPE names of components: those of documents, and those that advisories find them by. */
  readonly names: number
  /** Products that statements of others speak of. */
  readonly products: number
  /** Records of which ranges are derived. */
  readonly records: number
}

/** How far the work has come: keys first, of which those that are left tell; then ranges, then what they make together. */
export interface Checkpoint {
  /** By what it makes them: another program begins anew. */
  readonly making: Making
  readonly phase: 'keys' | 'ranges' | 'hits'
  readonly all: Amount
  /** The last record whose ranges were derived. */
  readonly record: RecordName | null
  /** How many were. */
  readonly derived: number
}

/** Reads what an earlier attempt kept; undefined: this program has none, the work begins. */
export function readCheckpoint(value: unknown): Checkpoint | undefined {
  const { making, phase, all, record, derived } = Object(value)
  if (phase !== 'keys' && phase !== 'ranges' && phase !== 'hits') return undefined
  if (!isSameMaking(making, makingOfProgram())) return undefined
  const { components, names, products, records } = Object(all)
  const isRecord = typeof record?.sourceId === 'string' && typeof record?.name === 'string'
  return {
    making,
    phase,
    all: {
      components: Number(components),
      names: Number(names),
      products: Number(products),
      records: Number(records),
    },
    record: isRecord ? { sourceId: record.sourceId, name: record.name } : null,
    derived: Number(derived),
  }
}

/** Everything that counts in the progress. */
export function sumOf({ components, names, products, records }: Amount): number {
  return components + names + products + records
}
