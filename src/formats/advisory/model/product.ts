/** A product as a record of the CVE program names it, with what it says of its versions; everything as written. */
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
