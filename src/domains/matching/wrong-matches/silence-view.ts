import { type RawBuilder, sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { hitsIn, type Scope } from '../hits/hit-view.ts'
import { touchingStretches } from '../hits/touching-view.ts'
import type { Rank } from '../ranges/range.ts'
import { type Comparable, comparable } from '../rekey/comparable-view.ts'
import type { About, Extent } from './wrong-match.ts'

/** Whether a rule `w` speaks of what a stretch says, both by their aliases. */
function covers(rule: string, stretch: string): RawBuilder<unknown> {
  const w = (name: string) => sql.ref(`${rule}.${name}`)
  const r = (name: string) => sql.ref(`${stretch}.${name}`)
  return sql`((${w('vulnerability_id')} is null or ${w('vulnerability_id')} = ${r('vulnerability_id')})
    and (${w('record_name')} is null
      or (${w('source_id')} = ${r('source_id')} and ${w('record_name')} = ${r('record_name')}))
    and (${w('rank')} is null or ${w('rank')} = ${r('rank')}))`
}

/** One component as a relation `c`, the vulnerability that is asked about, and what is compared: ranges, and CPE names `n`. */
interface Asked extends Pick<Comparable, 'ranges' | 'names'> {
  readonly component: RawBuilder<unknown>
  readonly vulnerabilityId: RawBuilder<unknown>
}

/**
 * Whether stretches of a kind touch the component, by the matching rule itself. Of a vulnerability's stretches those under
 * the component's own names are picked out once, whatever arms the rule has.
 * @param which condition on `other`
 */
function isTouched({ component, names, ranges, vulnerabilityId }: Asked, which: RawBuilder<unknown>) {
  const stretches = touchingStretches({ components: component, ranges: sql`others r`, names })
  return sql`exists (
    with others as materialized (
      select other.* from ${ranges} other
      where other.vulnerability_id = ${vulnerabilityId} and ${which}
        and other.package_key = any(array(
          select unnest(array[c.package_key, c.other_key]) from ${component}
          union all select n.cpe_key from ${names})))
    select from (${stretches}) still where still.verdict in ('affected', 'undetermined'))`
}

/**
 * Whether any stretch touches the component all the same of which neither the rule `w` speaks nor another that holds
 * there too. Then the match stands: a wrong record does not free what another calls affected. Rules about records and
 * kinds of statements add up: where each of two records was reported, nothing is left.
 * @param beside which rules `also` hold wherever `w` does
 */
function isTouchedOtherwise(asked: Asked, beside: RawBuilder<unknown>): RawBuilder<unknown> {
  return isTouched(
    asked,
    sql`not ${covers('w', 'other')} and not exists (select from matching.wrong_match also
      where also.ended_at is null and also.vulnerability_id is null and also.package_key = w.package_key
        and ${beside} and ${covers('also', 'other')})`,
  )
}

/**
 * Which live hits some rules set aside: rows (rule_id, component_id, vulnerability_id, team_id, ci_id). By hit_live or the
 * key of hit; the rules are few, and so are the hits of one package.
 * @param rules a relation `w`, as `matching.wrong_match`
 * @param scope condition on `hit`, and what may be compared
 */
export function coveredHits(
  rules: RawBuilder<unknown>,
  { inScope, components, ranges, names }: Comparable & { readonly inScope: RawBuilder<unknown> },
): RawBuilder<unknown> {
  const asked = {
    component: sql`(select one.* from ${components} one
      where one.package_key = hit.package_key and one.id = hit.component_id offset 0) c`,
    names: sql`(select own.* from ${names} own
      where own.package_key = hit.package_key and own.component_id = hit.component_id offset 0) n`,
    ranges,
    vulnerabilityId: sql`hit.vulnerability_id`,
  }
  const beside = sql`(also.component_id is null or also.component_id = hit.component_id)
    and (also.team_id is null or also.team_id = w.team_id) and (also.ci_id is null or also.ci_id = w.ci_id)`
  return sql`
    select w.id as rule_id, hit.component_id, hit.vulnerability_id, w.team_id, w.ci_id
    from ${rules}
    join matching.hit on hit.package_key = w.package_key and hit.until is null
      and hit.verdict in ('affected', 'undetermined')
      and (w.component_id is null or hit.component_id = w.component_id)
      and (w.vulnerability_id is null or hit.vulnerability_id = w.vulnerability_id)
    left join matching.affected_range decisive
      on decisive.package_key = coalesce(hit.range_key, hit.package_key) and decisive.id = hit.range_id
    where ${inScope}
      and (w.vulnerability_id is not null
        or ((${covers('w', 'decisive')} or not ${isOwnersWord('decisive')} and ${isTouched(asked, covers('w', 'other'))})
          and not ${isTouchedOtherwise(asked, beside)}))`
}

/**
 * Whether a stretch is a distribution's about the package of which the component of `hit` is a part: that stands whatever
 * is reported of upstream's records, which it overrides.
 */
function isOwnersWord(stretch: string): RawBuilder<boolean> {
  const r = (name: string) => sql.ref(`${stretch}.${name}`)
  return sql<boolean>`(${r('rank')} = 'distribution' and split_part(${r('package_key')}, '/', 1)
    <> split_part(hit.package_key, '/', 1))`
}

/**
 * Whether a rule for everybody sets aside what a scan found, with the rule as JSON: for a lateral join, one row or none.
 * Tables: `t` (touched), `c` (as inventory.component), `r` (the stretch that decided).
 * @param names CPE names of what is scanned, as a relation `n`
 * @param ranges what may be compared with it
 */
export function wronglyScanned(names: RawBuilder<unknown>, ranges: RawBuilder<unknown>): RawBuilder<unknown> {
  const asked = {
    component: sql`(select c.package_key, c.id, c.version, c.version_key, c.version_span, c.distribution, c.module,
      c.other_key, c.other_version, c.other_version_key offset 0) c`,
    names: sql`(select n.* from ${names} where n.component_id = c.id offset 0) n`,
    ranges,
    vulnerabilityId: sql`t.vulnerability_id`,
  }
  return sql`
  select jsonb_build_object('id', w.id, 'reason', w.reason,
    'until', to_char(w.until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) as rule
  from matching.wrong_match w
  where w.ended_at is null and w.team_id is null and w.package_key = t.package_key and ${covers('w', 'r')}
    and ${speaksOfScanned('w')}
    and (w.vulnerability_id is not null
      or not ${isTouchedOtherwise(asked, sql`also.team_id is null and ${speaksOfScanned('also')}`)})
  limit 1`
}

/** Whether a rule holds for the version of `c`, which is kept nowhere: of a kept one it would be the same. */
function speaksOfScanned(rule: string): RawBuilder<unknown> {
  const componentId = sql.ref(`${rule}.component_id`)
  return sql`(${componentId} is null or exists (select from inventory.component kept
      where kept.id = ${componentId} and kept.version = c.version
        and kept.distribution is not distinct from c.distribution))`
}

/** Whose word still keeps a match up, where reports of records and of kinds of statements have set the others aside. */
export async function findStanding(
  db: Executor,
  { componentId, packageKey, vulnerabilityId, ciId, teamId }: Extent & { readonly vulnerabilityId: string },
): Promise<Standing | undefined> {
  const { components, names, ranges } = await comparable(db)
  const asked = {
    components: sql`(select one.* from ${components} one
      where one.package_key = ${packageKey} and one.id = ${componentId} offset 0) c`,
    names: sql`(select own.* from ${names} own
      where own.package_key = ${packageKey} and own.component_id = ${componentId} offset 0) n`,
    ranges: sql`(select other.* from ${ranges} other
      where other.vulnerability_id = ${vulnerabilityId} and not exists (
        select from matching.wrong_match also
        where also.ended_at is null and also.vulnerability_id is null and also.package_key = ${packageKey}
          and (also.component_id is null or also.component_id = ${componentId})
          and (also.team_id is null or also.team_id = ${teamId}::uuid)
          and (also.ci_id is null or also.ci_id = ${ciId}::uuid) and ${covers('also', 'other')}) offset 0) r`,
  }
  const { rows } = await sql<Standing>`
    select one.source_id as source, one.record_name as record, one.rank
    from (${touchingStretches(asked)}) still
    join matching.affected_range one on one.package_key = still.range_key and one.id = still.range_id
    where still.verdict in ('affected', 'undetermined')`.execute(db)
  return rows[0]
}

interface Standing {
  readonly source: string
  readonly record: string
  readonly rank: Rank
}

/** Rules that hold. */
const liveRules = sql`(select * from matching.wrong_match where ended_at is null) w`

/** Which hits are looked at anew: those of a scope, or those of some rules. */
export type SilenceScope =
  | { readonly kind: 'hits'; readonly hits: Scope }
  | { readonly kind: 'rules'; readonly ids: readonly string[] }

/** Whether any rule holds, or any hit is set aside still; nearly always neither is. */
export async function hasRules(db: Executor): Promise<boolean> {
  const { rows } = await sql`
    select where exists (select from matching.wrong_match where ended_at is null)
      or exists (select from matching.silenced_hit)`.execute(db)
  return rows.length > 0
}

/** Computes what is to be set aside into the temporary table `wanted_silence`, which lives as long as the transaction. */
export async function collectSilences(db: Executor, scope: SilenceScope): Promise<void> {
  await sql`create temporary table if not exists wanted_silence (rule_id uuid, component_id bigint,
    vulnerability_id uuid, team_id uuid, ci_id uuid) on commit drop`.execute(db)
  await sql`truncate wanted_silence`.execute(db)
  const rules =
    scope.kind === 'hits'
      ? liveRules
      : sql`(select * from matching.wrong_match where ended_at is null and id in ${besideRules(scope.ids)}) w`
  const inScope = scope.kind === 'hits' ? hitsIn(scope.hits) : sql`true`
  const sides = await comparable(db)
  await sql`insert into wanted_silence ${coveredHits(rules, { ...sides, inScope })}`.execute(db)
}

/** Of what is set aside, what the scope speaks of: a condition on `silenced_hit` under the alias `hit`. */
export function silencesIn(scope: SilenceScope): RawBuilder<boolean> {
  return scope.kind === 'hits' ? hitsIn(scope.hits) : sql<boolean>`hit.rule_id in ${besideRules(scope.ids)}`
}

/** Some rules and all about the same packages: what they set aside together changes with each of them. */
function besideRules(ids: readonly string[]): RawBuilder<unknown> {
  return sql`(select near.id from matching.wrong_match near where near.package_key in (
    select given.package_key from matching.wrong_match given where given.id = any(${[...ids]}::uuid[])))`
}

/** What the records say of a rule's package now, in short; null where the rule is about no single statement. */
export async function readBasis(
  db: Executor,
  { packageKey, vulnerabilityId, sourceId, recordName }: Pick<Extent, 'packageKey'> & About,
): Promise<string | null> {
  if (vulnerabilityId === null && recordName === null) return null
  const { rows } = await sql<{ basis: string }>`
    select ${basisOf(sql`r.package_key = ${packageKey}
      and (${vulnerabilityId}::uuid is null or r.vulnerability_id = ${vulnerabilityId}::uuid)
      and (${recordName}::text is null or (r.source_id = ${sourceId} and r.record_name = ${recordName}))`)} as basis`.execute(
    db,
  )
  return rows[0]?.basis ?? null
}

/** The stretches themselves, not what mends them: a fix that comes to be known makes no match right. */
function basisOf(where: RawBuilder<unknown>): RawBuilder<string> {
  return sql<string>`(select md5(coalesce(string_agg(said.line, E'\\n' order by said.line), '')) from (
    select distinct concat_ws(E'\\t', r.source_id, r.record_name, r.rank, r.verdict, coalesce(r.distribution, '?'), r.text)
      collate "C" as line
    from matching.affected_range r where ${where}) said)`
}

/** Rules about these vulnerabilities, or about records that name them, whose records say otherwise than when it was made. */
export async function findOutdated(
  db: Executor,
  vulnerabilityIds: readonly string[],
): Promise<readonly string[]> {
  const ids = sql`any(${[...vulnerabilityIds]}::uuid[])`
  const said = basisOf(sql`r.package_key = w.package_key
    and (w.vulnerability_id is null or r.vulnerability_id = w.vulnerability_id)
    and (w.record_name is null or (r.source_id = w.source_id and r.record_name = w.record_name))`)
  const { rows } = await sql<{ id: string }>`
    select w.id from matching.wrong_match w
    where w.ended_at is null and w.basis is not null
      and (w.vulnerability_id = ${ids} or w.record_name is not null) and w.basis <> ${said}`.execute(db)
  return rows.map((row) => row.id)
}
