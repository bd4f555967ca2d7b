import type { Deed } from '#domains/identity/index.ts'
import { takeOffEntries, writeEntries } from '../exploitation/exploitation-store.ts'
import type { ReadRecord } from '../feeds/feed.ts'
import { replaceDecisions, type ToldValue } from '../interest/decision-store.ts'
import type { Placement } from '../vulnerabilities/placing.ts'

interface Change {
  readonly record: ReadRecord
  /** Whether another reading of it, or another revision, counted until now. */
  readonly isKnown: boolean
}

/** What records say of lists of what is exploited: CISA's ADP and the NVD repeat its entry in the record. */
export async function keepListed(deed: Deed, sourceId: string, changes: readonly Change[]): Promise<void> {
  const entries = changes.flatMap(({ record: { facts } }) => {
    const { exploitation } = facts
    if (exploitation === undefined || exploitation === null || facts.withdrawn !== null) return []
    const { name, addedOn, dueOn, action } = exploitation
    return [{ cve: facts.name, name: name ?? '', addedOn, dueOn, ransomware: null, action: action ?? '' }]
  })
  const listed = new Set(entries.map(({ cve }) => cve))
  const gone = changes
    .filter(({ record, isKnown }) => isKnown && record.facts.exploitation !== undefined)
    .map(({ record }) => record.facts.name)
    .filter((name) => !listed.has(name))
  if (entries.length > 0) await writeEntries(deed.db, sourceId, { entries, at: deed.now })
  if (gone.length > 0) await takeOffEntries(deed.db, sourceId, { cves: gone, at: deed.now })
}

/**
 * The values of SSVC decision points that records carry, for who weighs interest.
 * @returns the vulnerabilities of which another value is told now
 */
export async function keepDecisions(
  deed: Deed,
  sourceId: string,
  news: {
    readonly placement: Placement
    readonly changes: readonly Change[]
    /** Vulnerabilities that revised records spoke of before. */
    readonly before: readonly string[]
  },
): Promise<readonly string[]> {
  const { placement, changes, before } = news
  if (changes.every(({ record }) => record.facts.decisions === undefined)) return []
  const told = new Map<string, ToldValue>()
  for (const [index, { belongs }] of placement.edges.entries()) {
    const facts = changes[index]?.record.facts
    if (facts === undefined || facts.withdrawn !== null) continue
    for (const { point, value, source, at } of facts.decisions ?? []) {
      for (const { id } of belongs) {
        const who = `${sourceId}:${source}`
        told.set(`${id} ${point} ${who}`, { id, point, value, source: who, at: at ?? facts.modified })
      }
    }
  }
  const revised = placement.edges.flatMap(({ belongs }, index) =>
    changes[index]?.isKnown ? belongs.map(({ id }) => id) : [],
  )
  const ids = [...new Set([...before, ...revised])]
  return await replaceDecisions(deed.db, sourceId, { ids, told: [...told.values()], at: deed.now })
}
