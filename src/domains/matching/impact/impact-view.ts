import { type RawBuilder, sql } from 'kysely'
import { type Actor, visible } from '#domains/identity/index.ts'
import { type Executor, keptPlan } from '#platform/database/database.ts'
import { isSeenSomewhere } from '../hits/seen-view.ts'
import { type AboveRow, itemAbove, itemsAbove } from './above-view.ts'
import type { ItemGroup } from './impact.ts'
import type { CiRef, ImpactItem, Met, UsedComponent } from './item.ts'
import { pageDecisions } from './standing-view.ts'
import { type Matter, touchedItems, verdictAt } from './touched-view.ts'

/** Where a page of items goes on: worst verdict first, then by name. */
export interface ItemPlace {
  readonly place: number
  readonly folded: string
  readonly id: string
}

export interface ItemPage {
  readonly after: ItemPlace | undefined
  readonly limit: number
}

export interface UsedInItems extends UsedComponent {
  readonly cis: number
  /** Null where one vulnerability was asked for. */
  readonly vulnerabilities: number | null
}

/** The whole of an answer, but for names of people and places. */
export interface ImpactRows {
  readonly groups: readonly ItemGroup[]
  readonly components: readonly UsedInItems[]
  readonly componentCount: number
  readonly above: readonly { readonly organisationId: string; readonly cis: number }[]
  readonly rows: readonly PlacedItem[]
}

export type PlacedItem = ImpactItem & { readonly at: ItemPlace }

/** Components told of each item, and of all. */
const shown = { components: 20, ofAll: 100 }

/** Counts, components and one page of the items that a matter touches, in one statement over `touchedItems`. */
export async function readImpactRows(
  db: Executor,
  actor: Actor,
  ask: { readonly matter: Matter; readonly page: ItemPage },
): Promise<ImpactRows> {
  const { rows } = await sql<PageParts & Omit<ImpactRows, 'rows'>>`${keptPlan}
    with ${touchedItems(actor, ask.matter)}, ${pageOf(ask.page)}, ${used(ask.matter)}
    select ${itemGroups} as groups, ${usedTop(ask.matter)} as components, (select count(*) from used) as "componentCount",
      ${aboveAll(actor)} as above, ${pageParts(actor, ask.matter)}`.execute(db)
  const [answer] = rows
  if (answer === undefined) return { groups: [], components: [], componentCount: 0, above: [], rows: [] }
  const { groups: grouped, components, componentCount, above } = answer
  return { groups: grouped, components, componentCount, above, rows: assemble(answer) }
}

/** One page of the items alone. */
export async function listImpactRows(
  db: Executor,
  actor: Actor,
  ask: { readonly matter: Matter; readonly page: ItemPage },
): Promise<readonly PlacedItem[]> {
  const { rows } = await sql<PageParts>`
    with ${touchedItems(actor, ask.matter)}, ${pageOf(ask.page)} select ${pageParts(actor, ask.matter)}`.execute(
    db,
  )
  return rows[0] === undefined ? [] : assemble(rows[0])
}

function pageOf({ after, limit }: ItemPage): RawBuilder<unknown> {
  const rest =
    after === undefined
      ? sql`true`
      : sql`(place, folded, ci_id) > (${after.place}, ${after.folded}, ${after.id}::uuid)`
  return sql`page as materialized (select * from touched where ${rest} order by place, folded, ci_id limit ${limit})`
}

/** The items of `touched`, summed by everything they are counted by; a list of `ItemGroup`. */
export const itemGroups = sql`(select coalesce(json_agg(g), '[]') from (
  select side, kind, organisation_id as "organisationId", division_id as "divisionId", team_id as "teamId",
    owner_id as "ownerId", coalesce(verdict, 'none') as verdict, standing, count(*)::int as cis
  from touched group by side, kind, organisation_id, division_id, team_id, owner_id, verdict, standing) g)`

function used(matter: Matter): RawBuilder<unknown> {
  const counted =
    matter.kind === 'vulnerability'
      ? sql`null::int`
      : sql`(select count(*)::int from matching.hit where hit.component_id = u.component_id and ${isSeenSomewhere})`
  return sql`used as materialized (
      select component_id, min(place) as place, count(*)::int as cis
      from met where (ci_id in (select ci_id from touched)) is true group by component_id),
    used_top as materialized (
      select u.*, ${counted} as vulnerabilities from (
        select * from used order by cis desc, component_id limit ${shown.ofAll}) u)`
}

/** Whether ranges can tell of the component `c`. */
export const isComparable = sql`(c.distribution is not null and (c.version_key is not null or c.version_span is not null or exists (
  select from matching.component_cpe named where named.package_key = c.package_key and named.component_id = c.id
    and named.version_key is not null)))`

/** A component for answers, from `c` and a row `u` that says the place of its verdict. */
function componentJson(matter: Matter): RawBuilder<unknown> {
  const fixed =
    matter.kind === 'vulnerability'
      ? sql`coalesce((select hit.reason -> 'fixed' from matching.hit where hit.component_id = c.id
          and hit.vulnerability_id = ${matter.id} and hit.until is null), '[]')`
      : sql`'[]'::jsonb`
  return sql`jsonb_build_object('id', c.id::text, 'packageKey', c.package_key, 'name', coalesce(c.binary_name, c.name),
    'version', coalesce(c.binary_version, c.version), 'distribution', c.distribution, 'purl', c.purl,
    'comparable', ${isComparable}, 'verdict', ${verdictAt(sql`u.place`)}, 'fixed', ${fixed})`
}

function usedTop(matter: Matter): RawBuilder<unknown> {
  return sql`(select coalesce(jsonb_agg(${componentJson(matter)} || jsonb_build_object('cis', u.cis,
      'vulnerabilities', u.vulnerabilities) order by u.cis desc, c.name, c.version, c.id), '[]')
    from used_top u join inventory.component c on c.id = u.component_id)`
}

/** Items that hold any of those `touched` without being touched themselves, by organisation. */
export function aboveAll(actor: Actor): RawBuilder<unknown> {
  return sql`(select coalesce(json_agg(a), '[]') from (
    select up.organisation_id as "organisationId", count(*)::int as cis
    from (select distinct ancestor_id from inventory.closure
      where depth > 0 and descendant_id = any(array(select ci_id from touched))) held
    join inventory.ci up on up.id = held.ancestor_id
    where ${visible(actor, 'finding.view', 'up')} and (up.id in (select ci_id from touched)) is not true
    group by up.organisation_id) a)`
}

type PageItem = CiRef & {
  readonly place: number
  readonly folded: string
  readonly owner: ImpactItem['owner']
  readonly verdict: Met['verdict']
}

/** Rows of one item each, put together here rather than joined there. */
interface PageParts {
  readonly items: readonly PageItem[]
  readonly decisions: readonly (NonNullable<Met['decision']> & {
    readonly teamId: string
    readonly ciId: string | null
  })[]
  readonly itemComponents: readonly (readonly [
    ciId: string,
    count: number,
    shown: readonly UsedComponent[],
  ])[]
  readonly itemAbove: readonly AboveRow[]
}

function pageParts(actor: Actor, matter: Matter): RawBuilder<unknown> {
  return sql`${items} as items, ${pageDecisions(matter)} as decisions, ${itemComponents(matter)} as "itemComponents", ${itemAbove(actor)} as "itemAbove"`
}

const items = sql`(select coalesce(json_agg(json_build_object('id', ci_id, 'name', name, 'kind', kind, 'side', side,
  'place', place, 'folded', folded, 'verdict', verdict, 'owner', jsonb_build_object('organisationId', organisation_id,
    'divisionId', division_id, 'teamId', team_id, 'personId', owner_id)) order by place, folded, ci_id), '[]') from page)`

function itemComponents(matter: Matter): RawBuilder<unknown> {
  return sql`(select coalesce(jsonb_agg(jsonb_build_array(ci_id, count, list)), '[]') from (
    select u.ci_id, max(u.number)::int as count,
      jsonb_agg(${componentJson(matter)} order by u.place, c.name, c.id) filter (where u.number <= ${shown.components}) as list
    from (select ci_id, component_id, place,
        row_number() over (partition by ci_id order by place, component_id) as number
      from met where (ci_id in (select ci_id from page)) is true) u
    left join inventory.component c on c.id = u.component_id and u.number <= ${shown.components}
    group by u.ci_id) listed)`
}

function assemble(parts: PageParts): readonly PlacedItem[] {
  const components = new Map(parts.itemComponents.map(([id, ...rest]) => [id, rest]))
  const above = itemsAbove(parts.itemAbove)
  const decided = new Map(parts.decisions.map((one) => [`${one.teamId} ${one.ciId ?? ''}`, one]))
  return parts.items.map(({ place, folded, owner, verdict, ...ci }) => {
    const [componentCount = 0, list = []] = components.get(ci.id) ?? []
    const decision = decided.get(`${owner.teamId} ${ci.id}`) ?? decided.get(`${owner.teamId} `) ?? null
    return {
      ci,
      owner,
      met: {
        verdict,
        components: list,
        componentCount,
        decision: decision === null ? null : plain(decision),
      },
      ...above(ci.id),
      way: null,
      at: { place, folded, id: ci.id },
    }
  })
}

function plain({ id, status, justification, scope }: NonNullable<Met['decision']>): Met['decision'] {
  return { id, status, justification, scope }
}
