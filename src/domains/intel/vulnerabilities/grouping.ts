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
}

/** What is known when a record comes in. */
export interface Knowledge {
  byCve(cve: string): Known | undefined
  byName(name: string): readonly Known[]
}

/**
 * Groups a record by its names: a vulnerability holds at most one CVE; a record that names
 * several belongs to each; names that would join two CVEs join nothing.
 */
export function groupRecord(names: readonly string[], knowledge: Knowledge): Grouping {
  const cves = [...new Set(names.filter(isCve))]
  const others = names.filter((name) => !isCve(name))
  const met = distinct(others.flatMap((name) => knowledge.byName(name)))
  const nameless = met.filter((known) => known.cve === null)
  if (cves.length > 1) return groupWithSeveral(cves, knowledge)
  const cve = cves[0]
  if (cve === undefined) return groupWithout(met, nameless)
  const holder = knowledge.byCve(cve)
  const [first, ...rest] = nameless
  if (holder !== undefined) return { ...none, existing: [holder.id], merged: lead(nameless, holder.id) }
  if (first === undefined) return { ...none, fresh: [cve] }
  return { ...none, existing: [first.id], named: [{ id: first.id, cve }], merged: lead(rest, first.id) }
}

const none: Grouping = { existing: [], fresh: [], named: [], merged: [] }

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

function lead(from: readonly Known[], into: string) {
  return from.map((known) => ({ from: known.id, into }))
}

function distinct(known: readonly Known[]): readonly Known[] {
  return [...new Map(known.map((one) => [one.id, one])).values()]
}
