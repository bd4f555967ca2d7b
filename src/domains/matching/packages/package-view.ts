import { type RawBuilder, sql } from 'kysely'
import { type Actor, mayHold } from '#domains/identity/index.ts'
import { isCleared } from '#domains/intel/index.ts'
import type { Executor } from '#platform/database/database.ts'
import { isSeen } from '../hits/seen-view.ts'
import type { ItemGroup } from '../impact/impact.ts'
import { aboveAll, isComparable, itemGroups } from '../impact/impact-view.ts'
import { type MeantComponents, placeSeen, touchedItems, verdictAt } from '../impact/touched-view.ts'

/** A version of a package that some item holds which the reader may see. */
export interface VersionRow {
  readonly id: string
  readonly name: string
  readonly version: string
  readonly purl: string | null
  readonly distribution: string | null
  readonly comparable: boolean
  readonly verdict: 'affected' | 'undetermined' | null
  readonly vulnerabilities: number
  readonly cis: number
  /** Of the items, those where it is affected, or undetermined and not affected, by anything. */
  readonly items: { readonly affected: number; readonly undetermined: number }
  /** The package of a distribution of which it is a part. */
  readonly owner: { readonly name: string; readonly version: string } | null
  /** As `statedLicences` tells them. */
  readonly licences: string | null
}

interface Totals {
  readonly total: number
  readonly affected: number
  readonly undetermined: number
}

/** How a package is used, and how much is known of it. */
export interface PackageRows {
  readonly groups: readonly ItemGroup[]
  readonly versions: readonly VersionRow[]
  readonly versionCount: number
  readonly componentCount: number
  readonly uncomparable: number
  readonly above: readonly { readonly organisationId: string; readonly cis: number }[]
  readonly vulnerabilities: Totals
}

/** Versions told; all of them are counted. */
const shown = 200

/**
 * Common table expressions: those of `touchedItems`, and `used` (component_id, place, cis, affected, undetermined), the components that items
 * hold which the actor may see, and in how many of these something is affected or undetermined by it. Served by occurrence_live alone, for component ids that were read before.
 */
export function usedComponents(actor: Actor, hits: MeantComponents): RawBuilder<unknown> {
  return sql`${touchedItems(actor, { kind: 'components', hits })},
    used as materialized (
      select component_id, min(place) as place, count(*)::int as cis,
        (count(*) filter (where place = 0))::int as affected, (count(*) filter (where place = 1))::int as undetermined
      from met where (ci_id in (select ci_id from touched)) is true group by component_id)`
}

/**
 * Common table expressions: `spoken` (component_id, vulnerability_id, verdict, varies), what holds of `used` as far as the
 * actor may know of the vulnerabilities; by hit_live. What holds at some items only is the worst over those that the actor
 * sees; set aside where it is at all of them. `state`: the same by vulnerability.
 */
export function spokenHits(actor: Actor): RawBuilder<unknown> {
  return sql`
  spoken as materialized (
    select hit.component_id, hit.vulnerability_id, hit.platforms is not null or hit.silenced is not distinct from 'some' as varies,
      coalesce((array['affected', 'undetermined'])[there.place + 1], hit.verdict) as verdict,
      hit.silenced is not distinct from 'all' or (hit.silenced is not distinct from 'some' and there.place is null) as set_aside
    from matching.hit cross join lateral (
      select min(${placeSeen}) as place from met o
      where (hit.platforms is not null or hit.silenced is not distinct from 'some') and o.component_id = hit.component_id
        and (o.ci_id in (select ci_id from touched)) is true and ${isSeen}) there
    where hit.component_id = any(array(select component_id from used)) and hit.until is null
      and ${isCleared(actor, sql`hit.vulnerability_id`)}),
  state as materialized (
    select vulnerability_id,
      coalesce(array_agg(component_id) filter (where verdict = 'affected' and not set_aside), '{}') as affected,
      coalesce(array_agg(component_id) filter (where verdict = 'undetermined' and not set_aside), '{}') as undetermined,
      count(*) filter (where verdict in ('not_affected', 'not_used') or set_aside)::int as excused,
      bool_or(varies) is true as varies
    from spoken group by vulnerability_id)`
}

/**
 * Common table expression: `known` (vulnerability_id), what any record says of the package, by the key of
 * affected_range; who may not know of vulnerabilities knows those that meet what they may see.
 */
export function knownVulnerabilities(actor: Actor, packageKey: string): RawBuilder<unknown> {
  const touching = sql`select vulnerability_id from state where affected <> '{}' or undetermined <> '{}'`
  if (actor.kind !== 'system' && !mayHold(actor, 'vulnerability.view'))
    return sql`known as materialized (${touching})`
  return sql`known as materialized (
    select r.vulnerability_id from matching.affected_range r where r.package_key = ${packageKey}
      and ${isCleared(actor, sql`r.vulnerability_id`)}
    union ${touching})`
}

/** Where a package is used and what is known of it: exact counts, in one statement. */
export async function readPackageRows(
  db: Executor,
  actor: Actor,
  ask: { readonly packageKey: string; readonly hits: MeantComponents },
): Promise<PackageRows> {
  const { rows } = await sql<PackageRows>`
    with ${usedComponents(actor, ask.hits)}, ${spokenHits(actor)}, ${knownVulnerabilities(actor, ask.packageKey)}
    select ${itemGroups} as groups, ${aboveAll(actor)} as above, ${versions} as versions,
      ${counts},
      (select jsonb_build_object('total', count(*),
          'affected', count(*) filter (where state.affected <> '{}'),
          'undetermined', count(*) filter (where state.affected = '{}' and state.undetermined <> '{}'))
        from known left join state on state.vulnerability_id = known.vulnerability_id) as vulnerabilities`.execute(
    db,
  )
  return rows[0] ?? nothing
}

const nothing: PackageRows = {
  groups: [],
  versions: [],
  versionCount: 0,
  componentCount: 0,
  uncomparable: 0,
  above: [],
  vulnerabilities: { total: 0, affected: 0, undetermined: 0 },
}

const counts = sql`
  (select count(distinct (c.version, c.distribution))::int
    from used join inventory.component c on c.id = used.component_id) as "versionCount",
  (select count(*)::int from used) as "componentCount",
  (select count(distinct (c.version, c.distribution))::int
    from used join inventory.component c on c.id = used.component_id where not ${isComparable}) as uncomparable`

/** Of so many items it is looked up what their documents say of licences: they hardly differ. */
const askedItems = 20

/** What some of the items that hold the component say of its licences; by occurrence_live. */
const licencesAt = sql`(
  select string_agg(distinct told.licences, E'\n') from (
    select o.licences from inventory.occurrence o
    where o.component_id = u.component_id and o.until is null and (o.ci_id in (select ci_id from touched)) is true
    limit ${sql.lit(askedItems)}) told)`

/** By the key of component_owner, which is usually empty. */
const owner = sql`(select jsonb_build_object('name', coalesce(own.binary_name, own.name),
    'version', coalesce(own.binary_version, own.version))
  from inventory.component_owner w join inventory.component own on own.package_key = w.owner_key and own.id = w.owner_id
  where w.package_key = c.package_key and w.component_id = c.id)`

const versions = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('id', u.component_id::text, 'name', coalesce(c.binary_name, c.name),
      'version', coalesce(c.binary_version, c.version), 'purl', c.purl, 'distribution', c.distribution,
      'comparable', ${isComparable}, 'verdict', ${verdictAt(sql`u.place`)}, 'cis', u.cis,
      'items', jsonb_build_object('affected', u.affected, 'undetermined', u.undetermined), 'owner', ${owner}, 'licences', ${licencesAt},
      'vulnerabilities', (select count(*)::int from spoken
        where spoken.component_id = u.component_id and spoken.verdict in ('affected', 'undetermined') and not spoken.set_aside))
    order by u.place, u.cis desc, c.version_key desc nulls last, u.component_id), '[]')
  from (select * from used order by place, cis desc, component_id limit ${sql.lit(shown)}) u
  join inventory.component c on c.id = u.component_id)`
