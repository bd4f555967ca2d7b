/** What belongs to the sample company, by kind: ids, and of records their names. */
export interface SampleParts {
  readonly item: readonly string[]
  readonly person: readonly string[]
  readonly organisation: readonly string[]
  readonly division: readonly string[]
  readonly team: readonly string[]
  readonly record: readonly string[]
}

export type SamplePartKind = keyof SampleParts

export const noParts: SampleParts = {
  item: [],
  person: [],
  organisation: [],
  division: [],
  team: [],
  record: [],
}
