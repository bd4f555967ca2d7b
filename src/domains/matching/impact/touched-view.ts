import { type RawBuilder, sql } from 'kysely'
import { type Actor, visible } from '#domains/identity/index.ts'
import { isCleared } from '#domains/intel/index.ts'
import type { Executor } from '#platform/database/database.ts'
import { isSeen, isSeenSomewhere } from '../hits/seen-view.ts'
import { isPlatformThere } from '../platforms/there-view.ts'
import type { PackageOrigin } from './origin.ts'
import { standingOf } from './standing-view.ts'

/** How narrowly teams decided: not at all, on items or all of their items, or also on single components. */
export type Decided = 'nowhere' | 'items' | 'components'

/** Component ids, and the place of each one's verdict. */
export interface Meant {
  readonly componentIds: readonly number[]
  readonly places: readonly number[]
}

/** Components of packages, with the worst of each. */
export interface MeantComponents extends Meant {
  /** Those of them of which something holds at some items only; next to none. */
  readonly varying: readonly number[]
}

/** What a vulnerability touches. */
export interface Touched extends Meant {
  /** Whether any of it was reported as a wrong match at some items. */
  readonly isSetAside: boolean
  /** Whether any of it is affected at items where a platform is. */
  readonly isOnPlatform: boolean
}

/** A vulnerability by its id, a package by the keys under which its components are kept, or some components. */
export type Matter =
  | {
      readonly kind: 'vulnerability'
      readonly id: string
      readonly decided: Decided
      /** What it touches. */
      readonly hits: Touched
    }
  | { readonly kind: 'components'; readonly hits: MeantComponents }
  | (PackageOrigin & { readonly kind: 'package'; readonly packageKeys: readonly string[] })

/** A verdict's place in answers: the worst first, last where nothing is known against the component. */
const placeOf = (verdict: RawBuilder<unknown>) =>
  sql`case ${verdict} when 'affected' then 0 when 'undetermined' then 1 else 2 end`

/** The verdict of a place, null for the last. */
export const verdictAt = (place: RawBuilder<unknown>) =>
  sql`(array['affected', 'undetermined'])[${place} + 1]`

/** The components that a vulnerability touches; by hit_by_vulnerability. */
export async function listTouchedComponents(db: Executor, vulnerabilityId: string): Promise<Touched> {
  const { rows } = await sql<{ id: number; place: number; silenced: boolean; waits: boolean }>`
    select hit.component_id as id, ${placeOf(sql`hit.verdict`)} as place, hit.silenced is not null as silenced,
      hit.platforms is not null as waits
    from matching.hit where hit.vulnerability_id = ${vulnerabilityId} and ${isSeenSomewhere}`.execute(db)
  return {
    componentIds: rows.map(({ id }) => id),
    places: rows.map(({ place }) => place),
    isSetAside: rows.some(({ silenced }) => silenced),
    isOnPlatform: rows.some(({ waits }) => waits),
  }
}

/** The place of the worst that is known of a component; two looks into hit_live, each ends at the first such hit. */
function worstPlaceOf(actor: Actor, componentId: RawBuilder<unknown>): RawBuilder<unknown> {
  const isHit = (verdict: string) => sql`exists (select from matching.hit
    where hit.component_id = ${componentId} and hit.until is null and hit.verdict = ${sql.lit(verdict)}
    and hit.silenced is distinct from 'all'
    and ${isCleared(actor, sql`hit.vulnerability_id`)})`
  return sql`case when ${isHit('affected')} then 0 when ${isHit('undetermined')} then 1 else 2 end`
}

/**
 * Whether what is known of a component holds at some items only: it waits for a platform, or was reported as a wrong match
 * at some. By hit_on_platform and the key of silenced_hit, in which next to nothing is.
 */
function isVarying(componentId: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(exists (select from matching.hit
      where hit.component_id = ${componentId} and hit.until is null and hit.platforms is not null)
    or exists (select from matching.silenced_hit s
      where s.component_id = ${componentId} and (s.ci_id is not null or s.team_id is not null)))`
}

/**
 * The place of a hit where it is seen, for a query with the tables of `isSeen`: affected where a platform is for which it
 * waits.
 */
export const placeSeen = sql`case when hit.verdict = 'affected'
  or hit.platforms is not null and ${isPlatformThere('hit', sql`o.ci_id`)} then 0 else 1 end`

/** The place of the worst that is seen of a varying component at the item of `o`. */
function worstPlaceThere(actor: Actor): RawBuilder<unknown> {
  return sql`coalesce((select min(${placeSeen}) from matching.hit
    where hit.component_id = o.component_id and ${isSeen} and ${isCleared(actor, sql`hit.vulnerability_id`)}), 2)`
}

/**
 * The components kept under a package key with the worst of each; by component_identity, then hit_live for each.
 * @param componentId only this one
 */
export async function listPackageComponents(
  db: Executor,
  actor: Actor,
  { packageKey, componentId }: { readonly packageKey: string; readonly componentId?: number | undefined },
): Promise<MeantComponents> {
  const one = componentId === undefined ? sql`true` : sql`c.id = ${componentId}`
  const { rows } = await sql<{ id: number; place: number; varies: boolean }>`
    select c.id, ${worstPlaceOf(actor, sql`c.id`)} as place, ${isVarying(sql`c.id`)} as varies
    from inventory.component c where c.package_key = ${packageKey} and ${one}`.execute(db)
  return {
    componentIds: rows.map(({ id }) => id),
    places: rows.map(({ place }) => place),
    varying: rows.flatMap(({ id, varies }) => (varies ? [id] : [])),
  }
}

/**
 * Common table expressions for a question:
 * - `met`: (ci_id, component_id, place), components of the matter in items, each once, before access
 * - `touched`: the items among them that the actor may see, each once, with its worst verdict, the place of that, and
 *   where its team stands.
 *
 * Plans. A vulnerability's components were read before (`listTouchedComponents`) and come as arrays, so that
 * PostgreSQL knows how many they are: statistics know nothing of an advisory that came a moment ago. They probe
 * occurrence_live, which answers from the index alone. A package starts at component_identity. The items found are then
 * read by key, once for the wall and the policy together. Arrays (`= any(array(…))`: one bitmap over ci_pkey, two thirds
 * of the time of a loop) and hashed subplans (`in` within `case`, `is true`) stand where a join would be a nested loop.
 */
export function touchedItems(actor: Actor, matter: Matter): RawBuilder<unknown> {
  const meant = matter.kind === 'package' ? meantByPackage(actor, matter) : meantByHits(matter.hits)
  const worst = sql`case
    when (ci.id in (select ci_id from worst where place = 0)) then 'affected'
    when (ci.id in (select ci_id from worst where place = 1)) then 'undetermined' end`
  return sql`${meant},
    met as materialized (
      select o.ci_id, o.component_id, min(${placeThere(actor, matter)}) as place
      from meant join inventory.occurrence o on o.component_id = meant.component_id and o.until is null
        and o.component_id = any(array(select component_id from meant)) ${setAside(matter)}
      group by o.ci_id, o.component_id),
    worst as materialized (select ci_id, min(place) as place from met group by ci_id),
    item as materialized (
      select ci.id as ci_id, ci.side, ci.kind, ci.name, ci.folded, ci.organisation_id, ci.division_id, ci.team_id,
        ci.owner_id, ${worst} as verdict
      from inventory.ci
      where ci.id = any(array(select ci_id from worst)) and ${visible(actor, 'finding.view', 'ci')}),
    ${standingOf(matter)},
    touched as materialized (select stood.*, ${placeOf(sql`verdict`)} as place from stood)`
}

/** The place of `meant` at the item of `o`, where that may be another than the component's: next to nowhere. */
function placeThere(actor: Actor, matter: Matter): RawBuilder<unknown> {
  if (matter.kind === 'package')
    return sql`case when meant.varies then ${worstPlaceThere(actor)} else meant.place end`
  if (matter.kind === 'components')
    return matter.hits.varying.length === 0
      ? sql`meant.place`
      : sql`case when o.component_id = any(${[...matter.hits.varying]}::bigint[]) then ${worstPlaceThere(actor)}
        else meant.place end`
  if (!matter.hits.isOnPlatform) return sql`meant.place`
  return sql`case when meant.place = 1 and exists (
    select from matching.hit where hit.component_id = o.component_id and hit.vulnerability_id = ${matter.id}
      and hit.until is null and hit.platforms is not null and ${isPlatformThere('hit', sql`o.ci_id`)})
    then 0 else meant.place end`
}

/** Without what was reported as a wrong match at the item; next to nothing ever is, and planning to look costs 1 ms. */
function setAside(matter: Matter): RawBuilder<unknown> {
  if (matter.kind !== 'vulnerability' || !matter.hits.isSetAside) return sql``
  return sql`and not exists (
    select from matching.silenced_hit s where s.vulnerability_id = ${matter.id} and s.component_id = o.component_id
      and (s.ci_id is null or s.ci_id = o.ci_id)
      and (s.team_id is null or s.team_id = (select one.team_id from inventory.ci one where one.id = o.ci_id)))`
}

function meantByHits(hits: Meant): RawBuilder<unknown> {
  return sql`meant as (
    select * from unnest(${[...hits.componentIds]}::bigint[], ${[...hits.places]}::int[]) as m (component_id, place))`
}

function meantByPackage(actor: Actor, matter: Extract<Matter, { kind: 'package' }>): RawBuilder<unknown> {
  const keys = sql`${[...matter.packageKeys]}::text[]`
  return sql`meant as materialized (
      select c.id as component_id, ${worstPlaceOf(actor, sql`c.id`)} as place, ${isVarying(sql`c.id`)} as varies
      from inventory.component c
      where c.package_key = any(${keys}) and ${isMeant(matter)})`
}

/** Which components of its keys a package origin means: by name of source or binary, version, distribution release. */
function isMeant(origin: PackageOrigin): RawBuilder<unknown> {
  const { packageKey, binaryName, version, versionKey, distribution } = origin
  const key = versionKey === null ? null : Buffer.from(versionKey)
  const isNamed = sql`(c.package_key = ${packageKey} or c.binary_name = ${binaryName}::text)`
  const isVersion =
    version === null
      ? sql`true`
      : sql`(c.version = ${version} or c.version_key = ${key}::bytea or c.binary_version = ${version})`
  const isRelease = distribution === null ? sql`true` : sql`c.distribution = ${distribution}`
  return sql`${isNamed} and ${isVersion} and ${isRelease}`
}
