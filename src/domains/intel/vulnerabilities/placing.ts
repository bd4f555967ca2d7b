import { isCve } from '#versions/identifiers/vulnerability-id/index.ts'
import { type Grouping, groupRecord, type Known } from './grouping.ts'

/** A record with its names, as far as placing needs it. */
export interface Named {
  readonly name: string
  readonly names: readonly string[]
}

/** What placing some records comes to. */
export interface Placement {
  /** Edges as the records tell them: each speaks of these vulnerabilities, which go by these names. */
  readonly edges: readonly {
    readonly recordName: string
    readonly belongs: readonly { readonly id: string; readonly names: readonly string[] }[]
    readonly conflicts: Grouping['conflicts']
  }[]
  /** To be made. */
  readonly fresh: readonly Known[]
  /** Were there before and have a CVE from now on. */
  readonly named: Grouping['named']
  /** Were there before and are led on to another. */
  readonly merged: Grouping['merged']
}

/**
 * Places records one after the other; each sees what the ones before it made.
 * @param known vulnerabilities by each name that any of the records gives
 */
export function placeRecords(
  records: readonly Named[],
  known: readonly (Known & { readonly name: string })[],
  makeId: () => string,
): Placement {
  const world = createWorld(known)
  const fresh = new Set<string>()
  const merged: Grouping['merged'][number][] = []
  const named = new Set<string>()
  const places = records.map((record) => {
    const grouping = groupRecord(record.names, world)
    for (const one of grouping.named) {
      world.rename(one)
      named.add(one.id)
    }
    for (const one of grouping.merged) {
      world.leadOn(one)
      if (!fresh.delete(one.from)) merged.push(one)
    }
    const made = grouping.fresh.map((cve) => ({ id: makeId(), cve }))
    for (const one of made) {
      world.add(one)
      fresh.add(one.id)
    }
    const ids = [...grouping.existing, ...made.map(({ id }) => id)]
    for (const id of ids) world.learn(id, record.names)
    return { record, ids, conflicts: grouping.conflicts }
  })
  return {
    edges: places.map(({ record, ids, conflicts }) => ({
      recordName: record.name,
      belongs: [...new Set(ids.map(world.lastOf))].map((id) => ({
        id,
        names: world.namesOf(id, record.names),
      })),
      conflicts,
    })),
    fresh: [...fresh].map((id) => ({ id, cve: world.cveOf(id) })),
    named: [...named].flatMap((id) => {
      const cve = world.cveOf(id)
      return fresh.has(id) || world.lastOf(id) !== id || cve === null ? [] : [{ id, cve }]
    }),
    merged: merged.map(({ from, into }) => ({ from, into: world.lastOf(into) })),
  }
}

/** Vulnerabilities by their names, as they change while records are placed. */
function createWorld(known: readonly (Known & { readonly name: string })[]) {
  const byId = new Map<string, Known>()
  const idsByName = new Map<string, Set<string>>()
  const ledTo = new Map<string, string>()
  for (const { id, cve, name } of known) {
    byId.set(id, { id, cve })
    bear(name, id)
  }

  function bear(name: string, id: string): void {
    const ids = idsByName.get(name)
    if (ids === undefined) idsByName.set(name, new Set([id]))
    else ids.add(id)
  }

  function lastOf(id: string): string {
    let last = id
    for (let next = ledTo.get(last); next !== undefined; next = ledTo.get(last)) last = next
    return last
  }

  function byName(name: string): readonly Known[] {
    const ids = [...(idsByName.get(name) ?? [])].map(lastOf)
    return [...new Set(ids)].flatMap((id) => byId.get(id) ?? [])
  }

  /** A CVE is a name of its own holder only, however many the record names. */
  function namesOf(id: string, names: readonly string[]): readonly string[] {
    return names.filter((name) => !isCve(name) || name === byId.get(id)?.cve)
  }

  return {
    byName,
    byCve: (cve: string) => byName(cve).find((one) => one.cve === cve),
    cveOf: (id: string) => byId.get(id)?.cve ?? null,
    lastOf,
    namesOf,
    add(one: Known): void {
      byId.set(one.id, one)
    },
    rename(one: Known): void {
      byId.set(one.id, one)
      if (one.cve !== null) bear(one.cve, one.id)
    },
    leadOn({ from, into }: { readonly from: string; readonly into: string }): void {
      ledTo.set(from, into)
    },
    learn(id: string, names: readonly string[]): void {
      for (const name of namesOf(id, names)) bear(name, id)
    },
  }
}
