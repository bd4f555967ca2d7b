import { type RawBuilder, sql } from 'kysely'
import { type Actor, visible } from '#domains/identity/index.ts'
import { isCleared } from '#domains/intel/index.ts'
import type { Executor } from '#platform/database/database.ts'
import { type AssessmentRow, teamJson } from '../assessments/assessment-view.ts'
import { isSeen } from '../hits/seen-view.ts'
import type { Rank } from '../ranges/range.ts'
import { comparable } from '../rekey/comparable-view.ts'
import { coveredHits } from './silence-view.ts'
import type { About, Extent, WrongMatch } from './wrong-match.ts'

/** A report as its screens show it. */
export interface WrongMatchRow {
  readonly id: string
  readonly about: 'vulnerability' | 'record' | 'rank'
  readonly vulnerability: { readonly id: string; readonly name: string; readonly title: string } | null
  readonly record: { readonly source: string; readonly name: string } | null
  readonly rank: Rank | null
  readonly packageKey: string
  readonly component: { readonly id: string; readonly name: string; readonly version: string } | null
  readonly ci: { readonly id: string; readonly name: string } | null
  readonly team: AssessmentRow['team'] | null
  readonly reason: string
  readonly until: Temporal.Instant
  readonly madeBy: string
  readonly madeAt: Temporal.Instant
  readonly version: number
  readonly state: 'live' | 'ended' | 'expired' | 'outdated'
  readonly endedAt: Temporal.Instant | null
  readonly endedBy: string | null
  readonly silences: number
}

export interface WrongMatchFilter {
  readonly id?: string | undefined
  readonly state: 'live' | 'ended' | 'all'
  readonly vulnerabilityId?: string | undefined
  readonly teamId?: string | undefined
  readonly ciId?: string | undefined
  readonly before?: string | undefined
  readonly limit: number
}

/**
 * Reports, newest first: those for a team or for everybody to whoever works here, those for an item to who may see it;
 * none about a vulnerability above the reader's clearance.
 */
export async function listWrongMatchRows(
  db: Executor,
  actor: Actor,
  filter: WrongMatchFilter,
): Promise<readonly WrongMatchRow[]> {
  const { rows } = await sql<WrongMatchRow>`
    select w.id, case when w.vulnerability_id is not null then 'vulnerability' when w.rank is not null then 'rank'
        else 'record' end as about,
      case when v.id is not null then jsonb_build_object('id', v.id, 'name', v.name, 'title', v.title) end as vulnerability,
      case when w.record_name is not null then jsonb_build_object('source', w.source_id, 'name', w.record_name) end as record,
      w.rank, w.package_key as "packageKey",
      (select jsonb_build_object('id', c.id::text, 'name', c.name, 'version', c.version)
        from inventory.component c where c.package_key = w.package_key and c.id = w.component_id) as component,
      (select jsonb_build_object('id', ci.id, 'name', ci.name) from inventory.ci where ci.id = w.ci_id) as ci,
      (select ${teamJson('t')} from identity.team t where t.id = w.team_id) as team,
      w.reason, w.until, coalesce((select p.name from identity.person p where p.id = w.made_by), '') as "madeBy",
      w.made_at as "madeAt", w.version, coalesce(w.ending, 'live') as state, w.ended_at as "endedAt",
      (select p.name from identity.person p where p.id = w.ended_by) as "endedBy",
      ${silencedBy(actor)} as silences
    from matching.wrong_match w left join intel.vulnerability v on v.id = w.vulnerability_id
    where ${isShown(actor)} and ${conditions(filter)}
      and ${filter.before === undefined ? sql`true` : sql`w.id < ${filter.before}::uuid`}
    order by w.id desc limit ${filter.limit}`.execute(db)
  return rows
}

/** How many there are in all. */
export async function countWrongMatches(
  db: Executor,
  actor: Actor,
  filter: WrongMatchFilter,
): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from matching.wrong_match w
    where ${isShown(actor)} and ${conditions(filter)}`.execute(db)
  return rows[0]?.total ?? 0
}

function isShown(actor: Actor): RawBuilder<unknown> {
  const isStaff = actor.kind === 'system' || (actor.kind === 'person' && actor.internal)
  return sql`((w.ci_id is null and ${isStaff}::boolean) or exists (
      select from inventory.ci where ci.id = w.ci_id and ${visible(actor, 'finding.view', 'ci')}))
    and (w.vulnerability_id is null or ${isCleared(actor, sql`w.vulnerability_id`)})`
}

function conditions(filter: WrongMatchFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`true`]
  if (filter.id !== undefined) parts.push(sql`w.id = ${filter.id}`)
  if (filter.state !== 'all') parts.push(sql`(w.ended_at is null) = ${filter.state === 'live'}`)
  if (filter.vulnerabilityId !== undefined) parts.push(sql`w.vulnerability_id = ${filter.vulnerabilityId}`)
  if (filter.teamId !== undefined) parts.push(sql`w.team_id = ${filter.teamId}`)
  if (filter.ciId !== undefined) parts.push(sql`w.ci_id = ${filter.ciId}`)
  return sql.join(parts, sql` and `)
}

/** Findings that the rule `w` sets aside, of items the reader may see; by silenced_hit_by_rule, occurrence_live. */
function silencedBy(actor: Actor): RawBuilder<unknown> {
  return sql`(select count(distinct (s.vulnerability_id, s.component_id, ci.id))::int
    from matching.silenced_hit s
    join matching.hit on hit.component_id = s.component_id and hit.vulnerability_id = s.vulnerability_id
      and hit.until is null
    join inventory.occurrence o on o.component_id = s.component_id and o.until is null
    join inventory.ci on ci.id = o.ci_id and ${visible(actor, 'finding.view', 'ci')}
    where s.rule_id = w.id and (s.ci_id is null or s.ci_id = ci.id) and (s.team_id is null or s.team_id = ci.team_id)
      and ${isCleared(actor, sql`s.vulnerability_id`)})`
}

/** What a rule would set aside, as far as the reader may see. */
export interface Preview {
  readonly findings: number
  readonly cis: number
  readonly vulnerabilities: number
}

/** Counts what a rule that is not there yet would set aside of what is seen now. */
export async function previewRule(db: Executor, actor: Actor, rule: About & Extent): Promise<Preview> {
  const rules = sql`(select null::uuid as id, ${rule.vulnerabilityId}::uuid as vulnerability_id,
    ${rule.sourceId}::text as source_id, ${rule.recordName}::text as record_name, ${rule.rank}::text as rank,
    ${rule.packageKey}::text collate "C" as package_key, ${rule.componentId}::bigint as component_id,
    ${rule.teamId}::uuid as team_id, ${rule.ciId}::uuid as ci_id) w`
  const sides = await comparable(db)
  const { rows } = await sql<Preview>`
    select count(*)::int as findings, count(distinct ci_id)::int as cis,
      count(distinct vulnerability_id)::int as vulnerabilities
    from (
      select distinct s.vulnerability_id, s.component_id, ci.id as ci_id
      from (${coveredHits(rules, { ...sides, inScope: sql`true` })}) s
      join matching.hit on hit.component_id = s.component_id and hit.vulnerability_id = s.vulnerability_id
      join inventory.occurrence o on o.component_id = s.component_id and o.until is null
      join inventory.ci on ci.id = o.ci_id and ${visible(actor, 'finding.view', 'ci')}
      where ${isSeen} and (s.ci_id is null or s.ci_id = ci.id) and (s.team_id is null or s.team_id = ci.team_id)
        and ${isCleared(actor, sql`s.vulnerability_id`)}) found`.execute(db)
  return rows[0] ?? { findings: 0, cis: 0, vulnerabilities: 0 }
}

/** A live match, where the actor may see an item that has it. */
export interface FoundMatch {
  readonly packageKey: string
  readonly componentId: number
  readonly vulnerabilityId: string
  readonly source: string
  readonly record: string
  readonly rank: Rank
}

/** The live match of a component and a vulnerability; by hit_live, occurrence_live. */
export async function findMatch(
  db: Executor,
  actor: Actor,
  match: { readonly componentId: number; readonly vulnerabilityId: string; readonly ciId: string | null },
): Promise<FoundMatch | undefined> {
  const at = match.ciId === null ? sql`true` : sql`ci.id = ${match.ciId}`
  const { rows } = await sql<FoundMatch>`
    select hit.package_key as "packageKey", hit.component_id as "componentId", hit.vulnerability_id as "vulnerabilityId",
      hit.reason ->> 'source' as source, hit.reason ->> 'record' as record, hit.reason ->> 'rank' as rank
    from matching.hit
    where hit.component_id = ${match.componentId} and hit.vulnerability_id = ${match.vulnerabilityId}
      and hit.until is null and hit.verdict in ('affected', 'undetermined') and exists (
        select from inventory.occurrence o join inventory.ci on ci.id = o.ci_id
        where o.component_id = hit.component_id and o.until is null and ${at} and ${visible(actor, 'finding.view', 'ci')})`.execute(
    db,
  )
  return rows[0]
}

/** A rule by its id, for a use case that will decide on it; row-level security hides those of items beyond reach. */
export async function findWrongMatch(db: Executor, id: string): Promise<WrongMatch | undefined> {
  const { rows } = await sql<WrongMatch>`
    select id, vulnerability_id as "vulnerabilityId", source_id as "sourceId", record_name as "recordName", rank,
      package_key as "packageKey", component_id as "componentId", ci_id as "ciId", team_id as "teamId", reason, basis,
      made_by as "madeBy", until, version, ended_at as "endedAt"
    from matching.wrong_match where id = ${id}`.execute(db)
  return rows[0]
}
