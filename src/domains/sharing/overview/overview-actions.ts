import {
  asActor,
  type Context,
  type Deed,
  houseObject,
  mayHold,
  type PersonActor,
  personOf,
  requireAction,
} from '#domains/identity/index.ts'
import {
  findReach,
  type Readable,
  readVulnerabilityRows,
  type VulnerabilityRow,
} from '#domains/matching/index.ts'
import { countItemRows, type ItemFilter, type ItemRow, listItemRows } from './item-view.ts'
import { newsSince, type Part } from './overview.ts'
import {
  countAttention,
  listPart,
  listTeamIds,
  type PartFilter,
  type Place,
  type TeamAttention,
} from './part-view.ts'
import { countSent, listSentRows, type SentCounts, type SentFilter, type SentRow } from './sent-view.ts'
import { listSourceNews, type SourceNews } from './source-view.ts'
import { readSteps, type Steps } from './steps-view.ts'

/** So many of each part are shown at once. */
const shown = { vulnerabilities: 5, items: 3, sent: 5 }

interface Counted<Row> {
  readonly total: number
  readonly rows: readonly Row[]
}

export interface Overview {
  readonly since: Temporal.Instant
  readonly steps: Steps | null
  readonly news: Readonly<
    Record<'new' | 'exploited' | 'changed' | 'touched', Counted<VulnerabilityRow>>
  > | null
  readonly sources: readonly SourceNews[] | null
  readonly teams: readonly TeamAttention[] | null
  readonly unclaimed: Counted<ItemRow>
  readonly ownerless: Counted<ItemRow>
  readonly sent: (SentCounts & { readonly rows: readonly SentRow[] }) | null
}

interface Asked {
  readonly since: Temporal.Instant | undefined
  readonly teamId: string | undefined
}

/** What the reader should know today; parts that are not theirs to know are null. */
export async function readOverview(context: Context, asked: Asked): Promise<Overview> {
  const person = personOf(context)
  return await asActor(context, async (deed) => {
    const { db } = deed
    const desk = await openDesk(deed, person, asked)
    const { since, knownTeamIds } = desk
    const may = (action: Parameters<typeof mayHold>[1]) => mayHold(person, action)
    return {
      since,
      steps: may('vulnerability.view') ? await readSteps(db, person) : null,
      news: may('vulnerability.view') ? await readNews(desk) : null,
      sources: may('feed.view') ? await listSourceNews(db, since) : null,
      teams: may('interest.view')
        ? await countAttention(db, person, { reach: desk.reach, teamIds: knownTeamIds })
        : null,
      unclaimed: await countedItems(deed, { part: 'unclaimed', limit: shown.items }),
      ownerless: await countedItems(deed, { part: 'ownerless', limit: shown.items }),
      sent: may('notice.view')
        ? {
            ...(await countSent(db, person, since)),
            rows: await listSentRows(db, person, { since, limit: shown.sent }),
          }
        : null,
    }
  })
}

const newsParts = ['new', 'exploited', 'changed', 'touched'] as const satisfies readonly Part[]

/** The rows of all parts are read together: most stand in several. */
async function readNews(desk: Desk): Promise<NonNullable<Overview['news']>> {
  const { deed, person, since, readable, knownTeamIds } = desk
  const limit = shown.vulnerabilities
  const found = new Map<Part, Awaited<ReturnType<typeof listPart>>>()
  for (const part of newsParts)
    found.set(part, await listPart(deed.db, person, { part, since, readable, knownTeamIds, limit }))
  const ids = new Set([...found.values()].flatMap(({ places }) => places.map(({ id }) => id)))
  const rows = await readVulnerabilityRows(deed.db, person, [...ids])
  const counted = (part: Part) => {
    const { places, total } = found.get(part) ?? { places: [], total: 0 }
    return { total, rows: places.flatMap(({ id }) => rows.find((row) => row.id === id) ?? []) }
  }
  return {
    new: counted('new'),
    exploited: counted('exploited'),
    changed: counted('changed'),
    touched: counted('touched'),
  }
}

/** A page of one part, the most urgent first. @throws AppError when the actor may see no vulnerabilities at all */
export async function listOverviewVulnerabilities(
  context: Context,
  asked: Asked & Pick<PartFilter, 'part' | 'after' | 'limit'>,
): Promise<Counted<VulnerabilityRow> & { readonly last: Place | undefined }> {
  requireAction(context, 'vulnerability.view', houseObject(context.actor))
  if (isOfTeams(asked.part)) requireAction(context, 'interest.view', houseObject(context.actor))
  const person = personOf(context)
  return await asActor(context, async (deed) => {
    const desk = await openDesk(deed, person, asked)
    const { places, total } = await listPart(deed.db, person, { ...asked, ...desk })
    const ids = places.map((place) => place.id)
    return {
      total,
      rows: await readVulnerabilityRows(deed.db, person, ids),
      last: places.length === asked.limit ? places.at(-1) : undefined,
    }
  })
}

/** What a team has looked at and how much it is concerned is told with its interest. */
function isOfTeams(part: Part): boolean {
  return part === 'unseen' || part === 'overtaken'
}

/** Items that want somebody, of those the actor may change. */
export async function listOverviewItems(context: Context, filter: ItemFilter): Promise<Counted<ItemRow>> {
  return await asActor(context, (deed) => countedItems(deed, filter))
}

/** What was sent to whom, and who read it. @throws AppError when that is not the actor's to know */
export async function listSent(
  context: Context,
  asked: Pick<Asked, 'since'> & Omit<SentFilter, 'since'>,
): Promise<Counted<SentRow>> {
  requireAction(context, 'notice.view', houseObject(context.actor))
  const person = personOf(context)
  return await asActor(context, async ({ db, now }) => {
    const since = newsSince(asked.since, now)
    const { subjects } = await countSent(db, person, since)
    return { total: subjects, rows: await listSentRows(db, person, { ...asked, since }) }
  })
}

/** What every part is asked with. */
interface Desk {
  readonly deed: Deed
  readonly person: PersonActor
  readonly since: Temporal.Instant
  readonly readable: Readable
  /** Of all teams' items. */
  readonly reach: Readable['reach']
  readonly knownTeamIds: readonly string[]
}

async function openDesk(deed: Deed, person: PersonActor, { since, teamId }: Asked): Promise<Desk> {
  const knownTeamIds = mayHold(person, 'interest.view') ? await listTeamIds(deed.db, person) : []
  const reach = await findReach(deed.db, person, undefined)
  const readable = { teamId, reach: teamId === undefined ? reach : await findReach(deed.db, person, teamId) }
  return { deed, person, since: newsSince(since, deed.now), readable, reach, knownTeamIds }
}

async function countedItems({ db, actor }: Deed, filter: ItemFilter): Promise<Counted<ItemRow>> {
  return {
    total: await countItemRows(db, actor, filter.part),
    rows: await listItemRows(db, actor, filter),
  }
}
