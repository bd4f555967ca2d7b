import type { AdvisoryReference, AdvisorySeverity, UnusedField } from '../model/advisory.ts'
import type { Tlp } from '../tlp.ts'

/** A CSAF document as it says itself, before records are made of it. `null`: the document does not say. */
export interface CsafDocument {
  /** `2.0` or `2.1`. */
  readonly csafVersion: string
  /** As written: `csaf_vex`, `csaf_security_advisory`, or a word of the publisher's own. */
  readonly category: string | null
  readonly title: string | null
  readonly language: string | null
  readonly publisher: CsafPublisher
  readonly tracking: CsafTracking
  readonly tlp: Tlp | null
  /** The publisher's own word for the whole. */
  readonly aggregateSeverity: string | null
  readonly notes: readonly CsafNote[]
  readonly references: readonly AdvisoryReference[]
  /** By product id. */
  readonly products: ReadonlyMap<string, CsafProduct>
  /** Ids of products by the id of their group. */
  readonly groups: ReadonlyMap<string, readonly string[]>
  readonly vulnerabilities: readonly CsafVulnerability[]
  readonly unused: readonly UnusedField[]
}

export interface CsafPublisher {
  readonly name: string | null
  /** An address that stands for the publisher; with the tracking id it names the document. */
  readonly namespace: string | null
  readonly category: string | null
}

export interface CsafTracking {
  readonly id: string
  /** `draft`, `interim` or `final`. */
  readonly status: string | null
  readonly version: string | null
  /** RFC 3339 in UTC, as the one below. */
  readonly initial: string | null
  readonly current: string | null
  readonly aliases: readonly string[]
  readonly revisions: readonly { readonly number: string | null; readonly date: string | null }[]
}

export interface CsafNote {
  readonly category: string | null
  readonly title: string | null
  readonly text: string
}

/** One product of the tree; what stands above it in the branches is told with it. */
export interface CsafProduct {
  readonly id: string
  readonly name: string | null
  /** JSON pointer of the product. */
  readonly path: string
  readonly vendor: string | null
  readonly product: string | null
  readonly version: string | null
  /** As written: `vers:…` or words. */
  readonly versionRange: string | null
  /** Valid package URLs, as written. */
  readonly purls: readonly string[]
  readonly cpe: string | null
  /** `sha256:…`, serial numbers, article and model numbers, other addresses, each with its kind. */
  readonly identifiers: readonly CsafIdentifier[]
  /** Of a composed product: the product that is built in, and the one it is built into. */
  readonly component: string | null
  readonly whole: string | null
}

export interface CsafIdentifier {
  readonly kind: 'hash' | 'serial-number' | 'sku' | 'model-number' | 'sbom' | 'uri'
  readonly value: string
}

export const productStatuses = [
  'first_affected',
  'first_fixed',
  'fixed',
  'known_affected',
  'known_not_affected',
  'last_affected',
  'recommended',
  'under_investigation',
  'unknown',
] as const

export type ProductStatus = (typeof productStatuses)[number]

export interface CsafVulnerability {
  /** JSON pointer of the entry. */
  readonly path: string
  readonly cve: string | null
  readonly ids: readonly { readonly system: string | null; readonly text: string }[]
  readonly title: string | null
  readonly cwes: readonly string[]
  readonly notes: readonly CsafNote[]
  readonly severities: readonly AdvisorySeverity[]
  readonly references: readonly AdvisoryReference[]
  /** Ids of products by what is said of them. */
  readonly statuses: ReadonlyMap<ProductStatus, readonly string[]>
  readonly flags: readonly CsafAbout[]
  readonly threats: readonly CsafAbout[]
  readonly remediations: readonly CsafAbout[]
  readonly involvements: readonly {
    readonly party: string | null
    readonly status: string | null
    readonly summary: string | null
  }[]
}

/** Something said about some products; about all of the vulnerability where it names none. */
export interface CsafAbout {
  /** The flag's label, or the category: `impact`, `vendor_fix`. */
  readonly kind: string
  readonly text: string | null
  readonly url: string | null
  readonly date: string | null
  readonly productIds: readonly string[]
  readonly groupIds: readonly string[]
}
