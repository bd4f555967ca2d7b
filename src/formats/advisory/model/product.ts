/** A product as a record names it, with what it says of its versions; everything as written. */
export interface NamedProduct {
  /** JSON pointer of the entry. */
  readonly path: string
  /** Who says so, where a record carries several voices. */
  readonly source: string | null
  readonly vendor: string | null
  readonly product: string | null
  readonly packageName: string | null
  /** The registry that `packageName` belongs to. */
  readonly collection: string | null
  /** Known to be a valid package URL. */
  readonly purl: string | null
  readonly cpes: readonly string[]
  readonly platforms: readonly string[]
  readonly modules: readonly string[]
  readonly repository: string | null
  /** Of every version that `versions` does not speak of; null: not told. */
  readonly defaultStatus: ProductStatus | null
  /** In the record's order: the first that holds a version decides. */
  readonly versions: readonly ProductVersions[]
  /** Whether every entry of `versions` could be read. */
  readonly isComplete: boolean
  /** What the record says of versions in words. Those that mean one thing also stand in `versions`. */
  readonly phrases?: readonly VersionPhrase[]
}

/** Versions in words, as written, and the stretches they mean: `>= 2.13.0, < 2.15.0`. */
export interface VersionPhrase {
  readonly text: string
  /** Null: not beyond doubt, so that its versions are not determined. */
  readonly ranges: readonly string[] | null
  /** The CVEs it is said of; empty: of all that the record names. */
  readonly cves: readonly string[]
}

export type ProductStatus = 'affected' | 'unaffected' | 'unknown'

/** One version, or those from `version` up to a bound, within which the status may change. */
export interface ProductVersions {
  readonly version: string | null
  readonly status: ProductStatus
  readonly lessThan: string | null
  readonly lessThanOrEqual: string | null
  /** `semver`, `maven`, `git`, `custom` …: by which order the bounds are meant. */
  readonly versionType: string | null
  readonly changes: readonly { readonly at: string; readonly status: ProductStatus }[]
}
