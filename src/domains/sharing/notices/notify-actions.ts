import { allow, houseObject, type PersonActor, type Tlp } from '#domains/identity/index.ts'
import type { FindingsOpened, RestrictedOpened } from '#domains/matching/index.ts'
import type { News } from './notice.ts'
import {
  type Candidate,
  countOpenItems,
  findCandidates,
  findNamed,
  findTlps,
  findVisibleItems,
} from './recipient-view.ts'
import { type Desk, tell } from './tell-actions.ts'

/**
 * Tells everybody who answers for the team's findings and may see them. What was decided meanwhile is no news any more.
 * @param event its place in the outbox
 */
export async function notifyFindings(desk: Desk, opened: FindingsOpened, event: number): Promise<void> {
  const { teamId, batch, vulnerabilities } = opened
  const people = await findCandidates(desk.db, teamId)
  const actors = await loadActors(desk, people)
  const vulnerabilityIds = vulnerabilities.map((one) => one.vulnerabilityId)
  const tlps = await findTlps(desk.db, vulnerabilityIds)
  const items = await countOpenItems(desk.db, [...actors.values()], { vulnerabilityIds, teamId })
  const letters = people.map((person) => {
    const known = knowable(actors.get(person.personId), tlps)
    const open = items.get(person.personId)
    const news = vulnerabilities.map((one): News => {
      const count = known.has(one.vulnerabilityId) ? (open?.get(one.vulnerabilityId) ?? 0) : 0
      return { ...one, items: Math.min(count, one.opened) }
    })
    return { person, news: news.filter((one) => one.items > 0) }
  })
  await tell(desk, letters, { batch, event, at: desk.now })
}

/** Tells those who are named for restricted items, and nobody else: owners, and people to whom one was given. */
export async function notifyRestricted(desk: Desk, opened: RestrictedOpened, event: number): Promise<void> {
  const { batch, vulnerabilities } = opened
  const ciIds = [...new Set(vulnerabilities.flatMap((one) => one.ciIds))]
  const people = await findNamed(desk.db, ciIds)
  const actors = await loadActors(desk, people)
  const tlps = await findTlps(
    desk.db,
    vulnerabilities.map((one) => one.vulnerabilityId),
  )
  const visible = await findVisibleItems(desk.db, [...actors.values()], ciIds)
  const letters = people.map((person) => {
    const known = knowable(actors.get(person.personId), tlps)
    const seen = visible.get(person.personId)
    const news = vulnerabilities
      .filter((one) => known.has(one.vulnerabilityId))
      .map((one): News => ({ ...one, items: one.ciIds.filter((id) => seen?.has(id) === true).length }))
    return { person, news: news.filter((one) => one.items > 0) }
  })
  await tell(desk, letters, { batch, event, at: desk.now })
}

async function loadActors(
  desk: Desk,
  people: readonly Candidate[],
): Promise<ReadonlyMap<string, PersonActor>> {
  const actors = new Map<string, PersonActor>()
  for (const { personId } of people) {
    const actor = await desk.loadActor(desk.db, personId)
    if (actor !== undefined) actors.set(personId, actor)
  }
  return actors
}

/** Those of the vulnerabilities that the person may know. */
function knowable(actor: PersonActor | undefined, tlps: ReadonlyMap<string, Tlp>): ReadonlySet<string> {
  if (actor === undefined) return new Set()
  const labels = new Set([...tlps.values()].filter((tlp) => mayKnow(actor, tlp)))
  return new Set([...tlps].filter(([, tlp]) => labels.has(tlp)).map(([id]) => id))
}

function mayKnow(actor: PersonActor, tlp: Tlp): boolean {
  return allow(actor, 'vulnerability.view', { ...houseObject(actor), tlp })
}
