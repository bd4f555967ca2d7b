/**
 * Where a record applies, told by CPE names: one of its configurations is enough. Kept as written; matching them is
 * matching's business.
 */
export interface CpeConfiguration {
  /** Who says so, where a record carries several voices. */
  readonly source: string | null
  readonly root: CpeNode
  /** False where a node or a name of it could not be read: it is then another configuration. */
  readonly isComplete: boolean
}

/** Names and further nodes under one operator. */
export interface CpeNode {
  /** Null where the record does not say, as with a single node. */
  readonly operator: 'and' | 'or' | null
  readonly negate: boolean
  readonly matches: readonly CpeMatch[]
  readonly children: readonly CpeNode[]
}

/** A CPE name, perhaps with a range of versions in place of its own. Bounds are as written; null: none. */
export interface CpeMatch {
  /** False: only what the vulnerable thing runs on, or with. */
  readonly vulnerable: boolean
  readonly criteria: string
  readonly startIncluding: string | null
  readonly startExcluding: string | null
  readonly endIncluding: string | null
  readonly endExcluding: string | null
  /** The NVD's id of the match. */
  readonly id: string | null
}
