/** What somebody who looked says of a vulnerability and a package: it affects it, it does not, or they could not tell. */
export type Saying = 'affected' | 'not-affected' | 'unsure'

/** A statement about one component of a document, to compare with what we say. */
export interface Label {
  /** The component's purl without qualifiers, decoded; `name@version` for one that has none. */
  readonly component: string
  /** The vulnerability's names, any of which may be ours. */
  readonly names: readonly string[]
  readonly says: Saying
  /** Under which it is counted: `npm`, `deb/debian`, or `?` where it cannot be inferred. */
  readonly ecosystem: string
  /** What a real document tells and the label does not. */
  readonly lacks: 'source' | 'release' | null
}

/** One document with what is said about it. */
export interface Case {
  readonly name: string
  readonly document: { readonly name: string; readonly bytes: Uint8Array }
  readonly labels: readonly Label[]
  /** Whether everything that affects it is labelled: then whatever else is found is false. */
  readonly isComplete: boolean
}

/** What a source publishes, where it can be imported from: a file or a folder. */
export interface Publication {
  /** The feed's id. */
  readonly source: string
  readonly path: string
}

/** Cases that are scanned with the same advisories known. */
export interface LabelledSet {
  readonly name: string
  readonly publications: readonly Publication[]
  readonly cases: readonly Case[]
  /** What had to be left out, and why, counted. */
  readonly leftOut: ReadonlyMap<string, number>
}

/** What is asked of a set: where its data lie, and where it may write what has to be imported. */
export interface SetOrder {
  /** The folder of real data. */
  readonly data: string
  /** Empty, this set's alone. */
  readonly work: string
}

/** A way to read labels of one kind; null where their data are absent. */
export type ReadSets = (order: SetOrder) => Promise<readonly LabelledSet[] | null>
