import { isCve } from '#versions/identifiers/vulnerability-id/index.ts'

/** A vulnerability as far as grouping needs it. */
export interface Known {
  readonly id: string
  readonly cve: string | null
}

/** Where a record belongs. */
export interface Grouping {
  /** Vulnerabilities that are there already. */
  readonly existing: readonly string[]
  /** To be made, one for each: a CVE, or null for a thing without one. */
  readonly fresh: readonly (string | null)[]
  /** A vulnerability without CVE that turns out to have this one. */
  readonly named: readonly { readonly id: string; readonly cve: string }[]
  /** Found to be the same thing; the first is led on to the second. */
  readonly merged: readonly { readonly from: string; readonly into: string }[]
  /** Names that go to a vulnerability (`id`) with a CVE of its own: joining the two is refused, and told. */
  readonly conflicts: readonly { readonly name: string; readonly id: string }[]
}

/** What is known when a record comes in. */
export interface Knowledge {
  byCve(cve: string): Known | undefined
  byName(name: string): readonly Known[]
}

/**
 * Groups a record by its names: a vulnerability holds at most one CVE; a record that names
 * several belongs to each; names that would join two CVEs join nothing and are told as conflicts.
 */
export function groupRecord(names: readonly string[], knowledge: Knowledge): Grouping {
  const cves = [...new Set(names.filter(isCve))]
  const others = names
    .filter((name) => !isCve(name))
    .map((name): Bearers => ({ name, known: knowledge.byName(name) }))
  const met = distinct(others.flatMap(({ known }) => known))
  const nameless = met.filter((known) => known.cve === null)
  const [cve] = cves
  if (cve === undefined) {
    return { ...groupWithout(met, nameless), conflicts: findConflicts(others, firstCves(others)) }
  }
  const conflicts = findConflicts(others, cves)
  if (cves.length > 1) return { ...groupWithSeveral(cves, knowledge), conflicts }
  const holder = knowledge.byCve(cve)
  const [first, ...rest] = nameless
  if (holder !== undefined)
    return { ...none, existing: [holder.id], merged: lead(nameless, holder.id), conflicts }
  if (first === undefined) return { ...none, fresh: [cve], conflicts }
  return {
    ...none,
    existing: [first.id],
    named: [{ id: first.id, cve }],
    merged: lead(rest, first.id),
    conflicts,
  }
}

const none: Grouping = { existing: [], fresh: [], named: [], merged: [], conflicts: [] }

/** A name, and the vulnerabilities that go by it. */
interface Bearers {
  readonly name: string
  readonly known: readonly Known[]
}

function groupWithSeveral(cves: readonly string[], knowledge: Knowledge): Grouping {
  const holders = cves.flatMap((cve) => knowledge.byCve(cve) ?? [])
  const fresh = cves.filter((cve) => knowledge.byCve(cve) === undefined)
  return { ...none, existing: holders.map((holder) => holder.id), fresh }
}

function groupWithout(met: readonly Known[], nameless: readonly Known[]): Grouping {
  const named = met.filter((known) => known.cve !== null)
  if (named.length > 1) return { ...none, existing: named.map((known) => known.id) }
  const [into, ...rest] = [...named, ...nameless]
  if (into === undefined) return { ...none, fresh: [null] }
  return { ...none, existing: [into.id], merged: lead(rest, into.id) }
}

/** A record without a CVE goes with the first of its names that has one; what another name says is measured by it. */
function firstCves(others: readonly Bearers[]): readonly string[] {
  return (
    others.map(({ known }) => known.flatMap(({ cve }) => cve ?? [])).find((list) => list.length > 0) ?? []
  )
}

/** A name that several vulnerabilities share (records that name several CVEs) is no conflict if one of them fits. */
function findConflicts(others: readonly Bearers[], cves: readonly string[]): Grouping['conflicts'] {
  return others.flatMap(({ name, known }) => {
    const named = known.filter(({ cve }) => cve !== null)
    const fits = named.some(({ cve }) => cve !== null && cves.includes(cve))
    return fits ? [] : named.map(({ id }) => ({ name, id }))
  })
}

function lead(from: readonly Known[], into: string) {
  return from.map((known) => ({ from: known.id, into }))
}

function distinct(known: readonly Known[]): readonly Known[] {
  return [...new Map(known.map((one) => [one.id, one])).values()]
}
