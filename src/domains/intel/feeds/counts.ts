import type { RecordFacts } from './feed.ts'

/** What an import came to, for one ecosystem or for all. */
export interface RecordCounts {
  readonly read: number
  readonly changed: number
  /** Of those read: no longer stood by. */
  readonly withdrawn: number
  /** Of those read: the order of their versions is not known here. */
  readonly withoutScheme: number
}

/** What an import came to. A record that speaks of several ecosystems counts in each. */
export interface RunCounts extends RecordCounts {
  readonly rejected: number
  /** Copies older than what is kept. */
  readonly older: number
  readonly ecosystems: readonly (RecordCounts & { readonly ecosystem: string })[]
}

export const noCounts: RunCounts = {
  read: 0,
  changed: 0,
  withdrawn: 0,
  withoutScheme: 0,
  rejected: 0,
  older: 0,
  ecosystems: [],
}

/** Counts of some records, of which those named changed. */
export function countRecords(
  records: readonly { readonly facts: RecordFacts }[],
  kept: { readonly changed: readonly string[]; readonly older: number },
): RunCounts {
  const changed = new Set(kept.changed)
  const all = { read: 0, changed: 0, withdrawn: 0, withoutScheme: 0 }
  const ecosystems = new Map<string, typeof all>()
  for (const { facts } of records) {
    const isNews = changed.has(facts.name)
    const isOld = facts.withdrawn !== null
    addTo(all, isNews, { isOld, lacks: facts.ecosystems.some(({ hasScheme }) => !hasScheme) })
    for (const { name, hasScheme } of facts.ecosystems) {
      const one = ecosystems.get(name) ?? { read: 0, changed: 0, withdrawn: 0, withoutScheme: 0 }
      ecosystems.set(name, one)
      addTo(one, isNews, { isOld, lacks: !hasScheme })
    }
  }
  return {
    ...noCounts,
    ...all,
    older: kept.older,
    ecosystems: [...ecosystems].map(([ecosystem, counts]) => ({ ecosystem, ...counts })),
  }
}

function addTo(
  counts: { read: number; changed: number; withdrawn: number; withoutScheme: number },
  isNews: boolean,
  { isOld, lacks }: { readonly isOld: boolean; readonly lacks: boolean },
): void {
  counts.read += 1
  counts.changed += Number(isNews)
  counts.withdrawn += Number(isOld)
  counts.withoutScheme += Number(lacks)
}

/** Both together. */
export function addCounts(a: RunCounts, b: RunCounts): RunCounts {
  const ecosystems = new Map(a.ecosystems.map((one) => [one.ecosystem, one]))
  for (const one of b.ecosystems) {
    const before = ecosystems.get(one.ecosystem)
    ecosystems.set(one.ecosystem, before === undefined ? one : { ...one, ...sum(before, one) })
  }
  return {
    ...sum(a, b),
    rejected: a.rejected + b.rejected,
    older: a.older + b.older,
    ecosystems: [...ecosystems.values()].toSorted((x, y) => (x.ecosystem < y.ecosystem ? -1 : 1)),
  }
}

function sum(a: RecordCounts, b: RecordCounts): RecordCounts {
  return {
    read: a.read + b.read,
    changed: a.changed + b.changed,
    withdrawn: a.withdrawn + b.withdrawn,
    withoutScheme: a.withoutScheme + b.withoutScheme,
  }
}

/** Counts as a checkpoint keeps them; what is not there counts nothing. */
export function countsFrom(kept: unknown): RunCounts {
  const { read, changed, withdrawn, withoutScheme, rejected, older, ecosystems } = Object(kept)
  return {
    read: Number(read ?? 0),
    changed: Number(changed ?? 0),
    withdrawn: Number(withdrawn ?? 0),
    withoutScheme: Number(withoutScheme ?? 0),
    rejected: Number(rejected ?? 0),
    older: Number(older ?? 0),
    ecosystems: Array.isArray(ecosystems)
      ? ecosystems.map((one) => ({ ...countsFrom(one), ecosystem: String(one.ecosystem) })).map(pick)
      : [],
  }
}

function pick({
  ecosystem,
  read,
  changed,
  withdrawn,
  withoutScheme,
}: RunCounts & { readonly ecosystem: string }): RunCounts['ecosystems'][number] {
  return { ecosystem, read, changed, withdrawn, withoutScheme }
}
