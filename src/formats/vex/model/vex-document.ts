import type { UnusedField } from '../../advisory/model/advisory.ts'
import type { Tlp } from '../../advisory/tlp.ts'

export const vexStatuses = ['affected', 'not_affected', 'fixed', 'under_investigation'] as const
export type VexStatus = (typeof vexStatuses)[number]

export const vexJustifications = [
  'component_not_present',
  'vulnerable_code_not_present',
  'vulnerable_code_not_in_execute_path',
  'vulnerable_code_cannot_be_controlled_by_adversary',
  'inline_mitigations_already_exist',
] as const
export type VexJustification = (typeof vexJustifications)[number]

/** A document in which somebody states how products stand to vulnerabilities. `null`: it does not say. */
export interface VexDocument {
  /** The reader's id. */
  readonly format: string
  readonly formatVersion: string | null
  /** What names it among all documents of its format, whatever its version. */
  readonly id: string | null
  readonly version: string | null
  /** Who speaks. */
  readonly author: string | null
  readonly title: string | null
  /** RFC 3339 in UTC, as the one below. */
  readonly issued: string | null
  readonly modified: string | null
  readonly tlp: Tlp | null
  /** Each once, however many statements speak of it. */
  readonly products: readonly VexProduct[]
  readonly statements: readonly VexStatement[]
  readonly unused: readonly UnusedField[]
}

/** A product as the document names it. */
export interface VexProduct {
  readonly name: string | null
  /** Valid package URLs, as written. */
  readonly purls: readonly string[]
  readonly cpes: readonly string[]
  /** Sums, addresses, BOM-Links and the document's own ids, each with its kind. */
  readonly identifiers: readonly VexIdentifier[]
  /** A version told beside the package URL; it goes before the one within. */
  readonly version: string | null
  /** As written: `vers:…` or words. */
  readonly versionRange: string | null
  /** What it is spoken of as a part of: its place among the products. */
  readonly whole: number | null
}

export interface VexIdentifier {
  readonly kind: 'hash' | 'iri' | 'bom-link' | 'bom-ref' | 'product-id' | 'other'
  readonly value: string
}

/** One status of one vulnerability in some products. */
export interface VexStatement {
  /** JSON pointer. */
  readonly path: string
  /** Names of the vulnerability as written, the leading one first. */
  readonly names: readonly string[]
  readonly status: VexStatus
  /** The format's own word where it is none of the four: `false_positive`. */
  readonly statusWord: string | null
  readonly justification: VexJustification | null
  /** The format's own word where it has others than the five: `requires_environment`. */
  readonly justificationWord: string | null
  /** Why it is not affected. */
  readonly impact: string | null
  /** What to do. */
  readonly action: string | null
  readonly notes: string | null
  readonly remediations: readonly VexRemediation[]
  /** RFC 3339: since when it is said. */
  readonly at: string | null
  /** Places among the document's products. */
  readonly products: readonly number[]
}

export interface VexRemediation {
  /** The format's own word: `vendor_fix`, `will_not_fix`. */
  readonly kind: string
  readonly text: string | null
  readonly url: string | null
}
