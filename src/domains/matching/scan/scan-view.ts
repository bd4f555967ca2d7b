import { type RawBuilder, sql } from 'kysely'
import { type Actor, mayHold } from '#domains/identity/index.ts'
import { isCleared } from '#domains/intel/index.ts'
import type { DocumentLook } from '#domains/inventory/index.ts'
import type { Executor } from '#platform/database/database.ts'
import { teamJson } from '../assessments/assessment-view.ts'
import type { Ownership } from '../hits/owner-view.ts'
import type { HitReason } from '../hits/reason.ts'
import { calledBy, doubtOf, neededPlatform } from '../hits/reason-view.ts'
import { touchingStretches } from '../hits/touching-view.ts'
import { fulfils, isSystem, partsNeeded } from '../platforms/there-view.ts'
import { comparable } from '../rekey/comparable-view.ts'
import { severityJson } from '../worklist/vulnerability-view.ts'
import { wronglyScanned } from '../wrong-matches/silence-view.ts'
import { ecosystemOf } from './ecosystem.ts'
import type { ScannedName } from './scanned-names.ts'

type Components = DocumentLook['components']

/** What of components is compared. */
type Compared = Pick<
  Components,
  | 'packageKey'
  | 'version'
  | 'versionKey'
  | 'versionSpan'
  | 'distribution'
  | 'module'
  | 'otherKey'
  | 'otherVersion'
  | 'otherVersionKey'
>

type Level = 'none' | 'low' | 'medium' | 'high' | 'immediate'

/** How much a team is concerned, by its items that are kept. */
interface ScanInterest {
  readonly team: {
    readonly id: string
    readonly name: { readonly ja: string | null; readonly en: string | null }
    readonly kind: 'csirt' | 'psirt' | 'division'
  }
  readonly lower: Level | null
  readonly upper: Level | null
  readonly set: Level | null
  readonly outdated: boolean
}

/** A component of a document that a vulnerability may affect. */
export interface ScanHit {
  /** The component's place among those of the document, from 0. */
  readonly position: number
  readonly vulnerability: { readonly id: string; readonly aliases: string[]; readonly title: string }
  readonly verdict: 'affected' | 'undetermined'
  readonly fixed: string[]
  readonly severity: {
    readonly score: number | null
    readonly rating: 'none' | 'low' | 'medium' | 'high' | 'critical' | null
    readonly vector: string | null
    readonly source: string
  } | null
  readonly exploitedAt: Temporal.Instant | null
  readonly epss: { readonly score: number; readonly percentile: number | null } | null
  readonly interests: ScanInterest[]
  readonly reason: Omit<HitReason, 'fixed' | 'owner'> & {
    readonly owner?: Pick<NonNullable<HitReason['owner']>, 'says'> & {
      /** The place of the package among the components of the document, from 0. */
      readonly position: number
    }
  }
  /** The report for everybody that sets it aside; null: none does. */
  readonly wrongMatch: { readonly id: string; readonly reason: string; readonly until: string } | null
}

/**
 * Matches components that are kept nowhere, by the rule of stored hits. The worst first: verdict, severity, then as the
 * document has them. Ranges are found by package key (affected_range's primary key), some per component.
 */
export async function matchComponents(
  db: Executor,
  actor: Actor,
  { components, names, owners = [] }: Scanned,
): Promise<readonly ScanHit[]> {
  const { ranges } = await comparable(db)
  const ownership = ownershipOf({ components, owners }, ranges)
  const known = { names: asNames(names), ownership }
  const { rows } = await sql<ScanHit>`
    with found as materialized (${touchingStretches({ components: asComponents(components), ranges: sql`${ranges} r`, names: asNames(names), ownership })}),
    there as materialized (${platformsAmong(asComponents(components), asNames(names))}),
    touched as materialized (
      select f.*, p.platform_id, p.found, case when p.platform_id is null then f.verdict else 'affected' end as verdict_there
      from found f left join lateral (
        select * from there where there.platform_id = any(f.platforms) order by there.platform_id limit 1) p on true)
    select (t.component_id - 1)::int as position,
      jsonb_build_object('id', v.name, 'title', v.title, 'aliases', to_jsonb(array(
        select distinct a.name from intel.alias a where a.vulnerability_id = v.id and a.name <> v.name order by 1)))
        as vulnerability,
      t.verdict_there as verdict, to_jsonb(r.fixed) as fixed, ${severityJson('v')} as severity,
      v.exploited_at as "exploitedAt", case when v.epss is not null then
        jsonb_build_object('score', v.epss, 'percentile', v.epss_percentile) end as epss,
      ${interestsJson(actor)} as interests,
      jsonb_strip_nulls(jsonb_build_object('source', r.source_id, 'record', r.record_name, 'range', r.text,
        'rank', r.rank, 'remark', r.remark,
        'doubt', case when t.platform_id is null then ${doubtOf('c', known)} end,
        'platform', case when t.platform_id is null then ${neededPlatform}
          else (select jsonb_build_object('needed', to_jsonb(k.needed), 'there', true, 'found', to_jsonb(t.found))
            from matching.platform k where k.id = t.platform_id) end,
        'called', ${calledBy('c', known)}, 'owner', ${ownerOfScanned(ownership)})) as reason,
      wrong.rule as "wrongMatch"
    from touched t
    join ${asComponents(components)} on c.id = t.component_id
    join matching.affected_range r on r.package_key = t.range_key and r.id = t.range_id
    join intel.vulnerability v on v.id = t.vulnerability_id
    left join lateral (${wronglyScanned(asNames(names), ranges)}) wrong on true
    where t.verdict in ('affected', 'undetermined') and ${isCleared(actor, sql`v.id`)}
    order by t.verdict_there, v.severity_score desc nulls last, t.component_id, v.name`.execute(db)
  return rows
}

/** What is matched: components by columns, their CPE names, and which of them are parts of which. */
interface Scanned {
  readonly components: Compared
  readonly names: readonly ScannedName[]
  readonly owners?: DocumentLook['owners']
}

/** Components by their positions, from 1; null where none is a part of another. */
function ownershipOf(
  { components, owners }: Required<Pick<Scanned, 'components' | 'owners'>>,
  ranges: RawBuilder<unknown>,
): Ownership | null {
  if (owners.length === 0) return null
  const keyOf = (row: number) => components.packageKey[row] ?? ''
  return {
    parts: sql`(
      select given.* from unnest(${owners.map(({ row }) => keyOf(row))}::text[], ${owners.map(({ row }) => row + 1)}::bigint[],
        ${owners.map(({ ownerRow }) => keyOf(ownerRow))}::text[], ${owners.map(({ ownerRow }) => ownerRow + 1)}::bigint[],
        ${owners.map(({ isPackaged }) => isPackaged)}::boolean[])
        as given (package_key, component_id, owner_key, owner_id, packaged)) w`,
    packages: sql`(select c.* from ${asComponents(components)})`,
    ranges,
  }
}

/** The position of the package that holds the component, and what the stretch says if it is about that. */
function ownerOfScanned(ownership: Ownership | null): RawBuilder<unknown> {
  if (ownership === null) return sql`null::jsonb`
  return sql`(select jsonb_build_object('position', w.owner_id - 1,
      'says', case when r.package_key in (own.package_key, own.other_key) then r.verdict end)
    from ${ownership.parts} join ${ownership.packages} own on own.id = w.owner_id where w.component_id = c.id)`
}

/**
 * The platforms that something found waits for and that the document tells by its own components, as (platform_id,
 * found). Of `found`, the hits.
 */
function platformsAmong(components: RawBuilder<unknown>, names: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select k.id as platform_id, array_agg(distinct p.name order by p.name) as found
    from matching.platform k join (
      select r.platform_id, r.part, n.name
      from matching.platform_name r join (
        select n.*, n.cpe_key || ' ' || n.version as name from ${names}) n on ${fulfils}
      where r.platform_id in (select unnest(platforms) from found)
      union
      select r.platform_id, r.part, c.distribution
      from matching.platform_name r join ${components} on c.distribution <> '' and ${isSystem(sql`c.distribution`)}
      where r.platform_id in (select unnest(platforms) from found)) p on p.platform_id = k.id
    group by k.id having count(distinct p.part) = ${partsNeeded}`
}

/** Each team's interest in the vulnerability `v`, for those who may see it. */
function interestsJson(actor: Actor) {
  if (!mayHold(actor, 'interest.view')) return sql`'[]'::jsonb`
  return sql`(select coalesce(jsonb_agg(jsonb_build_object('team', ${teamJson('t')}, 'lower', i.lower,
      'upper', i.upper, 'set', i.set_level, 'outdated', i.set_outdated) order by t.kind, t.id), '[]')
    from intel.interest i join identity.team t on t.id = i.team_id where i.vulnerability_id = v.id)`
}

/** The columns under the names of `inventory.component`; the id is the position, from 1. */
function asComponents(components: Compared) {
  const { packageKey, version, versionKey, versionSpan, distribution, module } = components
  const { otherKey, otherVersion, otherVersionKey } = components
  return sql`(
    select given.package_key collate "C" as package_key, given.position as id, given.version,
      decode(given.key, 'hex') as version_key, inventory.version_span(given.span) as version_span, given.distribution,
      given.module, given.other_key collate "C" as other_key, given.other_version,
      decode(given.other_version_key, 'hex') as other_version_key
    from unnest(${[...packageKey]}::text[], ${[...version]}::text[], ${[...versionKey]}::text[],
      ${[...versionSpan]}::text[], ${[...distribution]}::text[], ${[...module]}::text[], ${[...otherKey]}::text[], ${[...otherVersion]}::text[],
      ${[...otherVersionKey]}::text[])
      with ordinality as given (package_key, version, key, span, distribution, module, other_key, other_version,
        other_version_key, position)) c`
}

/** CPE names under the columns of `matching.component_cpe`; components by their positions, from 1. */
function asNames(names: readonly ScannedName[]) {
  return sql`(
    select given.cpe_key collate "C" as cpe_key, given.package_key collate "C" as package_key, given.component_id,
      given.origin, given.version, decode(given.key, 'hex') as version_key, given.doubtful, given.said_by,
      case when given.traits is not null then array(select jsonb_array_elements_text(given.traits::jsonb)) end as traits
    from unnest(${names.map((one) => one.cpeKey)}::text[], ${names.map((one) => one.packageKey)}::text[],
      ${names.map(({ position }) => position + 1)}::bigint[], ${names.map((one) => one.origin)}::text[],
      ${names.map((one) => one.version)}::text[], ${names.map((one) => one.versionKey)}::text[],
      ${names.map((one) => one.isDoubtful)}::boolean[],
      ${names.map(({ traits }) => (traits === null ? null : JSON.stringify(traits)))}::text[],
      ${names.map(({ saidBy = null }) => saidBy)}::text[])
      as given (cpe_key, package_key, component_id, origin, version, key, doubtful, traits, said_by)) n`
}

/** Ecosystems, with the distribution where packages have one: `npm`, `deb/debian`. */
export function ecosystemsOf(components: Components): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const position of components.packageKey.keys()) {
    const ecosystem = ecosystemOf(components, position)
    counts.set(ecosystem, (counts.get(ecosystem) ?? 0) + 1)
  }
  return counts
}

/** Those of the ecosystems about which no advisory is known; by affected_range's primary key. */
export async function findUncovered(db: Executor, ecosystems: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ ecosystem: string }>`
    select ecosystem from unnest(${[...ecosystems]}::text[]) as ecosystem
    where not exists (select from matching.affected_range r
      where r.package_key >= ecosystem || '/' collate "C" and r.package_key < ecosystem || '0' collate "C")
    order by ecosystem`.execute(db)
  return rows.map((row) => row.ecosystem)
}
