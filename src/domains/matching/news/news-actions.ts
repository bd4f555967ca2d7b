import type { Deed } from '#domains/identity/index.ts'
import { emitAll, type NewEvent } from '#platform/events/outbox.ts'
import {
  type FindingsOpened,
  findingsOpened,
  type RestrictedOpened,
  restrictedOpened,
  vulnerabilitiesChanged,
} from '../events.ts'
import { findNames } from '../worklist/vulnerability-view.ts'
import { type RestrictedChange, replaceRestricted } from './restricted-store.ts'
import { type Changed, keptWithin, restrictedOpen, touchesRestricted } from './restricted-view.ts'

/** Vulnerabilities that one event names. */
const idsPerEvent = 500

/** What one cause changed. */
export interface News {
  /** Vulnerabilities whose screens are old now. */
  readonly ids: readonly string[]
  /** Of each team, how many of its items came to be open. */
  readonly opened: readonly {
    readonly vulnerabilityId: string
    readonly teamId: string | null
    readonly opened: number
  }[]
  /** Where restricted items are to be looked at. */
  readonly changed: Changed
  /** What groups the notices of one cause. */
  readonly batch: string
}

/**
 * Tells what changed: the screens, the teams that have more to decide, and those who are named for restricted items.
 * Few events: each names many vulnerabilities.
 */
export async function tellNews(deed: Deed, news: News): Promise<void> {
  const { batch, opened } = news
  const restricted = await replaceRestricted(deed.db, {
    wanted: restrictedOpen(news.changed),
    isInPart: keptWithin(news.changed),
    isTouched: touchesRestricted(news.changed),
  })
  const ids = [...new Set([...opened, ...restricted].map((one) => one.vulnerabilityId))]
  const names = await findNames(deed.db, ids)
  const teams = [...new Set(opened.map((one) => one.teamId))]
  const events = [
    ...chunksOf(news.ids).map((chunk) => ({ name: vulnerabilitiesChanged, payload: { ids: chunk } })),
    ...chunksOf(ids).flatMap((chunk) => [
      ...teams.map((teamId) => openedFor(teamId, { opened, names, chunk, batch })),
      restrictedFor({ restricted, names, chunk, batch }),
    ]),
  ]
  await emitAll(
    deed,
    events.filter(isNews).map((event): NewEvent => ({ ...event, at: deed.now })),
  )
}

type Event = Omit<NewEvent, 'at'>

function isNews(event: Event): boolean {
  const { vulnerabilities } = event.payload
  return !Array.isArray(vulnerabilities) || vulnerabilities.length > 0
}

interface Part {
  readonly names: Awaited<ReturnType<typeof findNames>>
  readonly chunk: readonly string[]
  readonly batch: string
}

function openedFor(
  teamId: string | null,
  { opened, names, chunk, batch }: Part & Pick<News, 'opened'>,
): Event {
  const wanted = new Set(chunk)
  const vulnerabilities = opened
    .filter((one) => one.teamId === teamId && wanted.has(one.vulnerabilityId))
    .flatMap(({ vulnerabilityId, opened: count }) => {
      const named = names.get(vulnerabilityId)
      return named === undefined ? [] : [{ vulnerabilityId, ...named, opened: count }]
    })
  const payload: FindingsOpened = { teamId, batch, vulnerabilities }
  return { name: findingsOpened, payload: { ...payload } }
}

function restrictedFor({
  restricted,
  names,
  chunk,
  batch,
}: Part & { readonly restricted: readonly RestrictedChange[] }): Event {
  const wanted = new Set(chunk)
  const vulnerabilities = restricted
    .filter((one) => wanted.has(one.vulnerabilityId))
    .flatMap(({ vulnerabilityId, ciIds }) => {
      const named = names.get(vulnerabilityId)
      return named === undefined ? [] : [{ vulnerabilityId, ...named, ciIds }]
    })
  const payload: RestrictedOpened = { batch, vulnerabilities }
  return { name: restrictedOpened, payload: { ...payload } }
}

function chunksOf(ids: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(ids.length / idsPerEvent)
  return Array.from({ length: count }, (_, index) =>
    ids.slice(index * idsPerEvent, (index + 1) * idsPerEvent),
  )
}
