import { type RawBuilder, sql } from 'kysely'
import { type Actor, visible } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'
import type { HitReason } from '../hits/reason.ts'
import { calledBy, doubtOf, neededPlatform, ownerIn } from '../hits/reason-view.ts'
import { isSpanWithin, touchingStretches } from '../hits/touching-view.ts'
import { platformThere } from '../platforms/there-view.ts'
import { comparable } from '../rekey/comparable-view.ts'
import type { LateSource, StretchRow, Told } from './explanation.ts'
import { spellingOfKey } from './likeness.ts'

/** A component that is asked about, kept or not. */
export interface AskedComponent {
  readonly id: number | null
  readonly packageKey: string
  readonly name: string
  readonly version: string
  /** Hexadecimal; null where the version has no key. */
  readonly versionKey: string | null
  /** Of a tag that moves: the keys between which it lies, in hexadecimal with a comma between. */
  readonly versionSpan: string | null
  readonly distribution: string | null
  readonly module: string
  /** What other records call it, with its version and key there. */
  readonly otherKey: string | null
  readonly otherVersion: string | null
  readonly otherVersionKey: string | null
  readonly purl: string | null
  readonly binaryName: string | null
  readonly binaryVersion: string | null
}

const askedColumns = sql`c.id, c.package_key as "packageKey", c.name, c.version,
  encode(c.version_key, 'hex') as "versionKey",
  encode(c.version_span[1], 'hex') || ',' || encode(c.version_span[2], 'hex') as "versionSpan", c.distribution, c.module, c.other_key as "otherKey",
  c.other_version as "otherVersion", encode(c.other_version_key, 'hex') as "otherVersionKey", c.purl, c.binary_name as "binaryName",
  c.binary_version as "binaryVersion"`

/** Items of the question: those within `ciId` that the actor may see, or all of these. */
function itemsOf(actor: Actor, ciId: string | undefined): RawBuilder<unknown> {
  const within =
    ciId === undefined
      ? sql`true`
      : sql`ci.id = any(array(select descendant_id from inventory.closure where ancestor_id = ${ciId}))`
  return sql`select ci.id from inventory.ci where ${within} and ${visible(actor, 'finding.view', 'ci')}`
}

/** A component by its id, where the actor may see an item that holds it; by the primary key, occurrence_live. */
export async function findAsked(
  db: Executor,
  actor: Actor,
  { componentId, ciId }: { readonly componentId: number; readonly ciId: string | undefined },
): Promise<AskedComponent | undefined> {
  const { components } = await comparable(db)
  const { rows } = await sql<AskedComponent>`
    select ${askedColumns} from ${components} c
    where c.id = ${componentId} and exists (
      select from inventory.occurrence o where o.component_id = c.id and o.until is null
        and o.ci_id in (${itemsOf(actor, ciId)}))`.execute(db)
  return rows[0]
}

/** Of a kept component with this identity: whether the item, or what it holds, holds it now. */
export async function isHeldBy(
  db: Executor,
  actor: Actor,
  { component, ciId }: { readonly component: AskedComponent; readonly ciId: string },
): Promise<boolean> {
  const { rows } = await sql`
    select from inventory.component c
    join inventory.occurrence o on o.component_id = c.id and o.until is null
    where c.package_key = ${component.packageKey} and c.version = ${component.version}
      and c.distribution is not distinct from ${component.distribution}
      and o.ci_id in (${itemsOf(actor, ciId)}) limit 1`.execute(db)
  return rows.length > 0
}

/** Components of an item told of at once. */
const shown = 20

/**
 * What the item holds of a version, if it holds it as a part of a distribution's package: that is judged otherwise than the
 * same version alone, which a purl means. By component_identity, occurrence_live.
 */
export async function listHeldParts(
  db: Executor,
  actor: Actor,
  { component, ciId }: { readonly component: AskedComponent; readonly ciId: string },
): Promise<readonly AskedComponent[]> {
  const { components, ownership } = await comparable(db)
  if (ownership === null) return []
  const { rows } = await sql<AskedComponent & { readonly isPart: boolean }>`
    select ${askedColumns}, exists (select from ${ownership.parts}
      where w.package_key = c.package_key and w.component_id = c.id) as "isPart"
    from ${components} c
    where c.package_key = ${component.packageKey} and c.version = ${component.version}
      and c.distribution is not distinct from ${component.distribution} and exists (
        select from inventory.occurrence o where o.component_id = c.id and o.until is null
          and o.ci_id in (${itemsOf(actor, ciId)}))
    order by c.id limit ${sql.lit(shown)}`.execute(db)
  return rows.some(({ isPart }) => isPart) ? rows.map(({ isPart: _, ...row }) => row) : []
}

/** What an item holds that the records name, or whose name is spelt like one of theirs; the named first. */
export async function listAsked(
  db: Executor,
  actor: Actor,
  { packageKeys, ciId }: { readonly packageKeys: readonly string[]; readonly ciId: string },
): Promise<{ readonly rows: readonly AskedComponent[]; readonly total: number }> {
  const keys = sql`any(${[...packageKeys]}::text[])`
  const spellings = [...new Set(packageKeys.map(spellingOfKey))]
  const { components } = await comparable(db)
  const { rows } = await sql<AskedComponent & { readonly total: number }>`
    select ${askedColumns}, (count(*) over ())::int as total from ${components} c
    where c.id in (
        select o.component_id from inventory.occurrence o
        where o.until is null and o.ci_id in (${itemsOf(actor, ciId)}))
      and (c.package_key = ${keys} or translate(lower(substring(c.package_key from '[^/:]*$')), '-_.', '')
        = any(${spellings}::text[]))
    order by (c.package_key = ${keys}) desc, c.package_key, c.id limit ${sql.lit(shown)}`.execute(db)
  return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 }
}

/** What the records of a vulnerability are. */
export async function readTold(db: Executor, vulnerabilityId: string): Promise<Told> {
  const { rows } = await sql<Told>`
    select count(r.name)::int as records, (count(r.name) filter (where r.withdrawn_at is not null))::int as withdrawn,
      coalesce(sum(r.uncompared) filter (where r.withdrawn_at is null), 0)::int as uncompared,
      array(select distinct a.package_key from matching.affected_range a
        where a.vulnerability_id = ${vulnerabilityId} order by a.package_key limit 500) as "packageKeys"
    from intel.record_vulnerability rv
    join intel.record r on r.source_id = rv.source_id and r.name = rv.record_name and r.superseded_at is null
    where rv.vulnerability_id = ${vulnerabilityId}`.execute(db)
  return rows[0] ?? { records: 0, withdrawn: 0, uncompared: 0, packageKeys: [] }
}

/** Sources that are fetched and may not have been heard: they fail, may have a gap, or are three visits late. */
export async function listLateSources(db: Executor, now: Temporal.Instant): Promise<readonly LateSource[]> {
  const { rows } = await sql<LateSource>`
    select s.id as source, case when state.failures > 0 then 'failing' when state.gap_since is not null then 'gap'
        else 'behind' end as state,
      coalesce(case when state.failures > 0 or state.gap_since is null then state.succeeded_at end, state.gap_since) as since
    from intel.source s join intel.source_state state on state.source_id = s.id
    where s.enabled and (state.failures > 0 or state.gap_since is not null or state.succeeded_at
      < ${now.toString()}::timestamptz - 3 * s.interval_seconds * interval '1 second')
    order by s.id`.execute(db)
  return rows
}

/** What the records say of some components' packages, told of each. */
const shownStretches = 100

/** What the rule says of one of them, and every stretch of its package with where it lies. */
export interface StretchesOf {
  /** The component's place among those asked about, from 0. */
  readonly position: number
  readonly verdict: 'affected' | 'not_affected' | 'not_used' | 'undetermined' | null
  readonly reason: HitReason | null
  readonly isCovered: boolean
  /** Reported as a wrong match, for everybody or for the item that is asked about. */
  readonly isSilenced: boolean
  readonly stretches: readonly StretchRow[]
}

/**
 * Asks the matching rule about components, and lays every stretch of their packages beside: by affected_range's key.
 * The rule decides; the places only tell of each stretch why it does not touch.
 */
export async function examine(
  db: Executor,
  { vulnerabilityId, ciId }: { readonly vulnerabilityId: string; readonly ciId: string | undefined },
  components: readonly AskedComponent[],
): Promise<readonly StretchesOf[]> {
  const sides = await comparable(db)
  const kept = sql`${components.map((one) => one.id)}::bigint[]`
  const names = sql`(select own.cpe_key, own.package_key, given.position as component_id, own.origin, own.version,
      own.version_key, own.doubtful, own.traits, own.said_by
    from unnest(${kept}) with ordinality as given (id, position)
    join ${sides.names} own on own.component_id = given.id offset 0) n`
  const ownership = sides.ownership === null ? null : { ...sides.ownership, parts: askedParts(components) }
  const known = { names, ownership }
  const keys = components.flatMap(({ packageKey, otherKey }) => [packageKey, otherKey ?? packageKey])
  const ranges = sql`(select * from ${sides.ranges} one where one.vulnerability_id = ${vulnerabilityId}
    and (one.package_key = any(${keys}::text[])
      or one.package_key in (select cpe_key from matching.component_cpe where component_id = any(${kept}))) offset 0) r`
  const { rows } = await sql<StretchesOf>`
    with asked as materialized (select * from ${asComponents(components)}),
    found as materialized (${touchingStretches({ components: sql`asked c`, ranges, names, ownership })}),
    decided as materialized (
      select found.component_id, found.range_id, found.range_key, there.platform, case
        when there.platform is null then found.verdict else 'affected' end as verdict
      from found cross join lateral (
        select ${platformThere(sql`found.platforms`, sql`${ciId ?? null}::uuid`)} as platform) there)
    select (c.id - 1)::int as position, decided.verdict,
      case when decided.verdict is not null then
        jsonb_build_object('source', r.source_id, 'record', r.record_name, 'range', r.text, 'rank', r.rank,
          'fixed', to_jsonb(r.fixed))
        || jsonb_strip_nulls(jsonb_build_object('remark', r.remark)) || case when decided.verdict = 'undetermined'
          then jsonb_strip_nulls(jsonb_build_object('doubt', ${doubtOf('c', known)})) else '{}' end
        || jsonb_strip_nulls(jsonb_build_object('called', ${calledBy('c', known)}, 'platform', ${neededPlatform},
          'owner', ${ownerIn('c', known)}))
        || coalesce(decided.platform, '{}') end as reason,
      exists (select from matching.affected_range known
        where known.package_key >= c.ecosystem || '/' collate "C" and known.package_key < c.ecosystem || '0' collate "C")
        as "isCovered",
      ${isSilenced(components, { vulnerabilityId, ciId })} as "isSilenced",
      coalesce((select jsonb_agg(${stretchJson} order by ${stretchOrder}) from (
        select * from ${ranges} where r.package_key in (c.package_key, c.other_key, decided.range_key)
        order by r.id = decided.range_id desc nulls last, r.distribution is not distinct from c.distribution desc, r.id
        limit ${sql.lit(shownStretches)}) s), '[]') as stretches
    from asked c
    left join decided on decided.component_id = c.id
    left join matching.affected_range r on r.package_key = decided.range_key and r.id = decided.range_id
    order by c.id`.execute(db)
  return rows
}

/** Those of the kept ones that are parts of distributions' packages, by their positions from 1. */
function askedParts(components: readonly AskedComponent[]): RawBuilder<unknown> {
  return sql`(select k.package_key, given.position as component_id, k.owner_key, k.owner_id, k.packaged
    from unnest(${components.map((one) => one.id)}::bigint[]) with ordinality as given (id, position)
    join inventory.component_owner k on k.component_id = given.id) w`
}

/** What rules set aside of the kept ones: everywhere, or at the item and by its team. */
function isSilenced(
  components: readonly AskedComponent[],
  at: { readonly vulnerabilityId: string; readonly ciId: string | undefined },
): RawBuilder<unknown> {
  const item = sql`${at.ciId ?? null}::uuid`
  return sql`exists (
    select from unnest(${components.map((one) => one.id)}::bigint[]) with ordinality as kept (id, position)
    join matching.silenced_hit s on s.component_id = kept.id and s.vulnerability_id = ${at.vulnerabilityId}
    where kept.position = c.id and (s.ci_id is null or s.ci_id = ${item})
      and (s.team_id is null or s.team_id = (select one.team_id from inventory.ci one where one.id = ${item})))`
}

const stretchJson = sql`jsonb_build_object('source', s.source_id, 'record', s.record_name, 'rank', s.rank,
  'distribution', s.distribution, 'range', s.text, 'verdict', s.verdict, 'fixed', to_jsonb(s.fixed),
  'decides', s.id is not distinct from decided.range_id,
  'place', case
    when s.id = decided.range_id and decided.verdict <> 'undetermined' then 'inside'
    when s.package_key <> c.package_key then 'unknown'
    when s.distribution <> c.distribution then 'release'
    when c.version_span is not null and s.lo is not null then case when c.version_span[2] <= s.lo then 'below'
      when c.version_span[1] >= s.hi then 'above' when ${isSpanWithin('c', 's')} then 'inside' else 'unknown' end
    when c.version_key is null and c.version is distinct from s.exact_version then 'unknown'
    when s.exact_version is not null then case when c.version = s.exact_version then 'inside' else 'outside' end
    when c.version_key < s.lo then 'below'
    when c.version_key >= s.hi then 'above' else 'inside' end)`

const stretchOrder = sql`s.id is not distinct from decided.range_id desc, s.preference, s.id`

/** The columns under the names of `inventory.component`; the id is the position, from 1. */
function asComponents(components: readonly AskedComponent[]): RawBuilder<unknown> {
  const column = (
    name: Exclude<keyof AskedComponent, 'id' | 'name' | 'purl' | 'binaryName' | 'binaryVersion'>,
  ) => sql`${components.map((one) => one[name])}::text[]`
  return sql`(
    select given.package_key collate "C" as package_key, given.position as id, given.version,
      decode(given.key, 'hex') as version_key, inventory.version_span(given.span) as version_span, given.distribution,
      given.module, given.other_key collate "C" as other_key,
      given.other_version, decode(given.other_version_key, 'hex') as other_version_key, given.ecosystem
    from unnest(${column('packageKey')}, ${column('version')}, ${column('versionKey')}, ${column('versionSpan')},
      ${column('distribution')}, ${column('module')}, ${column('otherKey')}, ${column('otherVersion')}, ${column('otherVersionKey')},
      ${components.map(ecosystemOf)}::text[])
      with ordinality as given (package_key, version, key, span, distribution, module, other_key, other_version, other_version_key,
        ecosystem, position)) given`
}

/** With the distribution where packages have one: `npm`, `deb/debian`. */
function ecosystemOf({ packageKey, distribution }: AskedComponent): string {
  return packageKey.split('/', distribution === '' ? 1 : 2).join('/')
}
