import { asActor, type Context, type Deed } from '#domains/identity/index.ts'
import { findVulnerabilityId } from '#domains/intel/index.ts'
import { loadCi } from '#domains/inventory/index.ts'
import { refuseMatching } from '../errors.ts'
import { countComparability, type Holdings, readHoldings } from './holdings-view.ts'
import { type ItemGroup, type Tallies, tallyGroups } from './impact.ts'
import {
  type ItemPage,
  type ItemPlace,
  listImpactRows,
  type PlacedItem,
  readImpactRows,
  type UsedInItems,
} from './impact-view.ts'
import type { ImpactItem } from './item.ts'
import { type Names, readNames } from './name-view.ts'
import { type Origin, parseOrigin } from './origin.ts'
import {
  countWithoutComposition,
  findPackageKeys,
  readVulnerabilitySubject,
  type Subject,
} from './subject-view.ts'
import { listTouchedComponents, type Matter } from './touched-view.ts'
import { beginWalk, furthest, type ReachedItem, reachedItems, stepOn, type Walk } from './walk.ts'
import { listEdges, listOwners, readItemFacts } from './walk-view.ts'

/** What to find out: from where, which part of the items. */
export interface ImpactQuestion {
  readonly from: string
  readonly after: ItemPlace | undefined
  readonly limit: number
  readonly countsUnknown: 'count' | undefined
}

export interface Impact {
  readonly subject: Subject
  readonly tallies: Tallies
  readonly components: readonly UsedInItems[]
  readonly componentCount: number
  /** Further items that hold those found, by organisation. */
  readonly above: readonly { readonly organisationId: string; readonly cis: number }[]
  readonly holds: Holdings | null
  readonly withoutComposition: number | null
  readonly rows: readonly PlacedItem[]
  readonly names: Names
}

/** What was asked about, found. */
export type Target =
  | { readonly kind: 'matter'; readonly subject: Subject; readonly matter: Matter }
  | { readonly kind: 'item'; readonly subject: Subject; readonly id: string }

/**
 * The complete affected set as far as the actor may see it: exact counts and one page.
 * @throws AppError `matching.origin-unreadable`, `matching.vulnerability-not-found`, `inventory.ci-not-found`
 */
export async function readImpact(context: Context, question: ImpactQuestion): Promise<Impact> {
  const origin = readOrigin(question.from)
  return await asActor(context, async (deed) => {
    const target = await findTarget(deed, origin)
    const page = { after: question.after, limit: question.limit }
    const countsUnknown = question.countsUnknown !== undefined
    const found =
      target.kind === 'matter'
        ? await askMatter(deed, target, page)
        : await askItem(deed, target, { ...page, countsUnknown })
    const withoutComposition = countsUnknown ? await countWithoutComposition(deed.db, deed.actor) : null
    const { tallies, above, rows } = found
    const names = await readNames(deed.db, {
      owners: [
        ...rows.map((row) => row.owner),
        ...tallies.owners.slice(0, shownOwners).map((one) => one.key),
      ],
      teamIds: tallies.teams.map(({ key }) => key),
      organisationIds: [
        ...tallies.organisations.map((one) => one.key),
        ...above.map((one) => one.organisationId),
      ],
    })
    return { ...found, subject: target.subject, withoutComposition, names }
  })
}

/** Owners told by name; all of them are counted. */
export const shownOwners = 100

/** Items per transaction of a stream: memory stays constant however many there are. */
const streamedAtOnce = 500

/** An item of a stream with the names it needs. */
export interface NamedItem {
  readonly item: ImpactItem
  readonly names: Names
}

/**
 * All items of `readImpact`, chunk by chunk, as fast as they are taken. Refuses before the first is given; each chunk
 * sees what holds when it is read.
 */
export async function streamImpact(context: Context, from: string): Promise<AsyncGenerator<NamedItem>> {
  const origin = readOrigin(from)
  const target = await asActor(context, (deed) => findTarget(deed, origin))
  return chunks(context, target)
}

async function* chunks(context: Context, target: Target): AsyncGenerator<NamedItem> {
  const walked = target.kind === 'item' ? await asActor(context, (deed) => walkFrom(deed, target.id)) : []
  let after: ItemPlace | undefined
  for (;;) {
    const page: ItemPage = { after, limit: streamedAtOnce }
    const { rows, names } = await asActor(context, async (deed) => {
      const list =
        target.kind === 'matter'
          ? await listImpactRows(deed.db, deed.actor, { matter: target.matter, page })
          : await reachedPage(deed, walked, page)
      const owners = list.map((row) => row.owner)
      return { rows: list, names: await readNames(deed.db, { owners }) }
    })
    for (const item of rows) yield { item, names }
    after = rows.at(-1)?.at
    if (rows.length < streamedAtOnce) return
  }
}

/** @throws AppError `matching.origin-unreadable` */
export function readOrigin(from: string): Origin {
  const origin = parseOrigin(from)
  if (!origin.ok) throw refuseMatching('origin-unreadable', { problems: origin.problems })
  return origin.value
}

/** @throws AppError `matching.vulnerability-not-found`, `inventory.ci-not-found` */
export async function findTarget(deed: Deed, origin: Origin): Promise<Target> {
  switch (origin.kind) {
    case 'vulnerability': {
      const id = await findVulnerabilityId(deed, origin.name)
      const found = id === undefined ? undefined : await readVulnerabilitySubject(deed.db, id)
      if (found === undefined) {
        throw refuseMatching('vulnerability-not-found', { facts: { name: origin.name } })
      }
      const { subject: vulnerability, decided } = found
      const { id: foundId } = vulnerability
      const hits = await listTouchedComponents(deed.db, foundId)
      const matter = { kind: 'vulnerability', id: foundId, decided, hits } as const
      return { kind: 'matter', matter, subject: { vulnerability, package: null, ci: null } }
    }
    case 'package': {
      const { keys, isKnown } = await findPackageKeys(deed.db, origin)
      const subject = { packageKey: origin.packageKey, version: origin.version, isKnown }
      const matter = { ...origin, packageKeys: keys }
      return { kind: 'matter', matter, subject: { vulnerability: null, package: subject, ci: null } }
    }
    case 'ci': {
      const { id, name, kind, side } = await loadCi(deed, origin.id)
      return {
        kind: 'item',
        id,
        subject: { vulnerability: null, package: null, ci: { id, name, kind, side } },
      }
    }
  }
}

type Found = Omit<Impact, 'subject' | 'withoutComposition' | 'names'>

async function askMatter(
  deed: Deed,
  { matter }: Target & { kind: 'matter' },
  page: ItemPage,
): Promise<Found> {
  const { groups, ...rest } = await readImpactRows(deed.db, deed.actor, { matter, page })
  const asks = matter.kind === 'vulnerability' ? (['verdict', 'standing'] as const) : (['verdict'] as const)
  return { ...rest, tallies: tallyGroups(groups, asks), holds: null }
}

async function askItem(
  deed: Deed,
  { id }: Target & { kind: 'item' },
  { countsUnknown, ...page }: ItemPage & { readonly countsUnknown: boolean },
): Promise<Found> {
  const held = await readHoldings(deed.db, deed.actor, id)
  const comparability = countsUnknown ? await countComparability(deed.db, deed.actor, id) : null
  const holds = { ...held, comparability }
  const walked = await walkFrom(deed, id)
  const owners = new Map(
    (
      await listOwners(
        deed.db,
        walked.map(({ ci }) => ci.id),
      )
    ).map((row) => [row.id, row]),
  )
  const groups = walked.flatMap(({ ci }): readonly ItemGroup[] => {
    const owner = owners.get(ci.id)
    if (owner === undefined) return []
    const { organisationId, divisionId, teamId, personId } = owner
    const places = { organisationId, divisionId, teamId, ownerId: personId }
    return [{ side: ci.side, kind: ci.kind, ...places, verdict: null, standing: null, cis: 1 }]
  })
  const rows = await reachedPage(deed, walked, page)
  return {
    tallies: tallyGroups(groups, []),
    components: [],
    componentCount: holds.components,
    above: [],
    holds,
    rows,
  }
}

/** Everything that can be reached from the item within six steps, through items the actor may see. */
export async function walkFrom(deed: Deed, id: string): Promise<readonly ReachedItem[]> {
  let walk: Walk = beginWalk(id)
  while (walk.steps < furthest && walk.frontier.length > 0) {
    walk = stepOn(walk, await listEdges(deed.db, deed.actor, walk))
  }
  return reachedItems(walk)
}

async function reachedPage(
  deed: Deed,
  walked: readonly ReachedItem[],
  { after, limit }: ItemPage,
): Promise<readonly PlacedItem[]> {
  const start = after === undefined ? 0 : walked.findIndex(({ ci }) => ci.id === after.id) + 1
  const part = walked.slice(start, start + limit)
  const facts = await readItemFacts(
    deed.db,
    deed.actor,
    part.map(({ ci }) => ci.id),
  )
  return part.flatMap(({ ci: { folded, ...ci }, steps, way }) => {
    const found = facts.get(ci.id)
    return found === undefined
      ? []
      : [{ ci, ...found, met: null, way, at: { place: steps, folded, id: ci.id } }]
  })
}
