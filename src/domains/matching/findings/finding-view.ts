import { type RawBuilder, sql } from 'kysely'
import { type Actor, mayHold, visible } from '#domains/identity/index.ts'
import { isCleared } from '#domains/intel/index.ts'
import type { Executor } from '#platform/database/database.ts'
import { type AssessmentRow, assessmentJson, teamJson } from '../assessments/assessment-view.ts'
import { nearestAssessment } from '../assessments/nearest-view.ts'
import type { HitReason } from '../hits/reason.ts'
import { reasonDetails } from '../hits/reason-view.ts'
import { type Meaning, seenAnywhere, seenAt, seenOf } from '../hits/seen-view.ts'
import { isPlatformThere, platformThere } from '../platforms/there-view.ts'
import { statementsOfFinding } from '../statements/said-view.ts'
import type { FindingStatement } from '../statements/statement-view.ts'
import { countedUpTo } from '../worklist/listing-view.ts'
import { severityJson } from '../worklist/vulnerability-view.ts'
import { stateByCi } from '../worklist/worklist-view.ts'

/** A hit seen at an item, with the nearest decision of its team. */
export interface FindingRow {
  readonly vulnerability: {
    readonly id: string
    readonly shortId: string
    readonly name: string
    readonly title: string
    readonly severity: {
      readonly score: number | null
      readonly rating: 'none' | 'low' | 'medium' | 'high' | 'critical' | null
      readonly vector: string | null
      readonly source: string
    } | null
  }
  readonly ci: {
    readonly id: string
    readonly name: string
    readonly kind: string
    readonly side: 'it' | 'development' | 'product'
  }
  readonly team: AssessmentRow['team'] | null
  readonly component: {
    readonly id: string
    readonly packageKey: string
    readonly name: string
    readonly version: string
    readonly purl: string | null
  }
  readonly verdict: 'affected' | 'not_affected' | 'not_used' | 'undetermined'
  readonly reason: HitReason
  /** The report that sets it aside; null: none does. */
  readonly wrongMatch: { readonly id: string; readonly reason: string; readonly until: string } | null
  readonly since: Temporal.Instant
  readonly assessment: AssessmentRow | null
  /** What others state about it. */
  readonly statements: readonly FindingStatement[]
  readonly place: FindingPlace
}

/** The order of findings: item, vulnerability, component. */
export interface FindingPlace {
  readonly folded: string
  readonly vulnerability: string
  readonly hit: number
  readonly ci: string
}

export interface FindingFilter {
  readonly vulnerabilityId?: string | undefined
  /** The item and what it holds by the closure. */
  readonly ciId?: string | undefined
  readonly teamId?: string | undefined
  /** `wrong-match`: what was reported as wrong, which none of the others shows. */
  readonly status?: 'open' | 'affected' | 'settled' | 'wrong-match' | undefined
  readonly after?: FindingPlace | undefined
  readonly limit: number
}

/**
 * Findings of items the actor may see, in the order of the items. The page is chosen first, what is shown of it read
 * after. From a vulnerability: hit_by_vulnerability, then occurrence_live. Otherwise the walk goes along the items
 * (ci_by_name) and stops when the page is full: occurrence_once, then hit_live for each.
 */
export async function listFindingRows(
  db: Executor,
  actor: Actor,
  filter: FindingFilter,
): Promise<readonly FindingRow[]> {
  const { rows } = await sql<FindingRow>`
    select jsonb_build_object('id', v.id, 'shortId', v.short_id, 'name', v.name, 'title', v.title,
        'severity', ${severityJson('v')}) as vulnerability,
      jsonb_build_object('id', ci.id, 'name', ci.name, 'kind', ci.kind, 'side', ci.side) as ci,
      ${teamJson('t')} as team,
      jsonb_build_object('id', c.id::text, 'packageKey', c.package_key, 'name', c.name, 'version', c.version, 'purl', c.purl) as component,
      case when page.condition_id is not null then 'not_used' when ${isOnPlatform} then 'affected'
        else page.verdict end as verdict,
      ${reasonThere} as reason,
      ${filter.status === 'wrong-match' ? reportOf : sql`null::jsonb`} as "wrongMatch", greatest(page.since, page.held_since) as since,
      (select ${assessmentJson} from matching.assessment a where a.id = page.assessment_id) as assessment,
      ${mayHold(actor, 'vulnerability.view') ? statementsOfFinding(actor, sql`page.vulnerability_id`) : sql`'[]'::jsonb`} as statements,
      jsonb_build_object('folded', page.folded, 'vulnerability', v.name, 'hit', page.hit_id, 'ci', ci.id) as place
    from (
      select hit.id as hit_id, hit.package_key, hit.component_id, hit.vulnerability_id, hit.verdict, hit.platforms, hit.reason, hit.range_id,
        coalesce(hit.range_key, hit.package_key) as range_key,
        hit.since, hit.held_since, near.id as assessment_id, near.condition_id, ci.id as ci_id, ci.folded, v.name as vulnerability_name
      ${source(actor, filter)} and ${after(filter)}
      order by ci.folded, v.name, hit.id, ci.id limit ${filter.limit}) page
    join inventory.ci on ci.id = page.ci_id
    join inventory.component c on c.package_key = page.package_key and c.id = page.component_id
    join intel.vulnerability v on v.id = page.vulnerability_id
    left join identity.team t on t.id = ci.team_id
    left join matching.affected_range r on r.package_key = page.range_key and r.id = page.range_id
    order by page.folded, page.vulnerability_name, page.hit_id, page.ci_id`.execute(db)
  return rows
}

/** Whether it waited for nothing but a platform, and that is there. */
const isOnPlatform = sql`(page.platforms is not null and ${isPlatformThere('page', sql`page.ci_id`)})`

/** Why, with what was found at the item where that settled it. */
const reasonThere = sql`(page.reason || ${reasonDetails('c')}) - case when ${isOnPlatform} then 'doubt' else '' end
  || coalesce(${platformThere(sql`page.platforms`, sql`page.ci_id`)}, '{}')`

/** The report that sets a finding of `page` aside, the one that holds longest; who may not see its item is not told. */
const reportOf = sql`(select jsonb_build_object('id', w.id, 'reason', w.reason,
    'until', to_char(w.until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
  from matching.silenced_hit s join matching.wrong_match w on w.id = s.rule_id
  where s.component_id = page.component_id and s.vulnerability_id = page.vulnerability_id
    and (s.ci_id is null or s.ci_id = ci.id) and (s.team_id is null or s.team_id = ci.team_id)
  order by w.until desc limit 1)`

/** How many there are in all; one more than `countedUpTo` when there are more. */
export async function countFindingRows(db: Executor, actor: Actor, filter: FindingFilter): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from (select ${counted(actor, filter)} limit ${countedUpTo + 1}) counted`.execute(
    db,
  )
  return rows[0]?.total ?? 0
}

/** Walks along the items, to stop when a page is full. Tables: `hit` (with held_since), `ci`, `v`, `near`. */
function source(actor: Actor, filter: FindingFilter): RawBuilder<unknown> {
  const items = sql`(select * from inventory.ci where ${itemConditions(actor, filter)} order by folded, id) ci`
  const seen =
    filter.vulnerabilityId === undefined
      ? sql`${items} cross join lateral (${seenAt(meaningOf(filter))}) hit`
      : anywhere(actor, filter)
  return cleared(actor, filter, withNearest(seen))
}

/** In no order, and without the nearest decisions where nothing depends on them: `near` may be missing. */
function counted(actor: Actor, filter: FindingFilter): RawBuilder<unknown> {
  const isAnyStatus = filter.status === undefined || filter.status === 'wrong-match'
  return cleared(actor, filter, isAnyStatus ? anywhere(actor, filter) : withNearest(anywhere(actor, filter)))
}

function anywhere(actor: Actor, filter: FindingFilter): RawBuilder<unknown> {
  const { vulnerabilityId } = filter
  const conditions = itemConditions(actor, filter)
  return vulnerabilityId === undefined
    ? sql`${seenAnywhere(meaningOf(filter))} and ${conditions}`
    : sql`(${seenOf(vulnerabilityId, meaningOf(filter))}) hit join inventory.ci on ci.id = hit.ci_id and ${conditions}`
}

function meaningOf({ status }: FindingFilter): Meaning {
  return status === 'wrong-match' ? 'wrong' : 'seen'
}

/** Tables of `seen`, and `v`. */
function cleared(actor: Actor, filter: FindingFilter, seen: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    from ${seen}
    join intel.vulnerability v on v.id = hit.vulnerability_id
    where ${isCleared(actor, sql`hit.vulnerability_id`)} and ${statusConditions(filter)}`
}

function withNearest(seen: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${seen} left join lateral (${nearestToFinding}) near on true`
}

const nearestToFinding = nearestAssessment({
  vulnerabilityId: sql`hit.vulnerability_id`,
  teamId: sql`ci.team_id`,
  ciId: sql`ci.id`,
  componentId: sql`hit.component_id`,
})

function itemConditions(actor: Actor, filter: FindingFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [visible(actor, 'finding.view', 'ci')]
  if (filter.ciId !== undefined) {
    parts.push(
      sql`ci.id = any(array(select descendant_id from inventory.closure where ancestor_id = ${filter.ciId}))`,
    )
  }
  if (filter.teamId !== undefined) parts.push(sql`ci.team_id = ${filter.teamId}`)
  if (filter.after !== undefined) parts.push(sql`ci.folded >= ${filter.after.folded}`)
  return sql.join(parts, sql` and `)
}

function statusConditions({ status }: FindingFilter): RawBuilder<unknown> {
  if (status === 'open') return sql`(near.status is null or near.status = 'under_investigation')`
  if (status === 'affected') return sql`near.status = 'affected'`
  if (status === 'settled') return sql`near.status in ('not_affected', 'fixed')`
  return sql`true`
}

function after(filter: FindingFilter): RawBuilder<unknown> {
  const place = filter.after
  if (place === undefined) return sql`true`
  return sql`(ci.folded, v.name, hit.id, ci.id) > (${place.folded}, ${place.vulnerability}, ${place.hit}, ${place.ci}::uuid)`
}

export interface CiCounts {
  readonly ciId: string
  readonly affected: number
  readonly undetermined: number
  readonly open: number
  readonly settled: number
}

/** Findings per item by what is decided, each item with what it holds; items without any are absent. */
export async function countByCi(
  db: Executor,
  actor: Actor,
  ciIds: readonly string[],
): Promise<readonly CiCounts[]> {
  const ids = sql`${[...ciIds]}::uuid[]`
  const where = sql`${visible(actor, 'finding.view', 'ci')} and ${isCleared(actor, sql`hit.vulnerability_id`)} and ci.id in (
    select descendant_id from inventory.closure where ancestor_id = any(${ids}))`
  const { rows } = await sql<CiCounts>`
    select closure.ancestor_id as "ciId",
      count(distinct vulnerability_id) filter (where determined and (status is null or status <> 'not_affected' and status <> 'fixed'))::int as affected,
      count(distinct vulnerability_id) filter (where not determined and (status is null or status = 'under_investigation'))::int as undetermined,
      count(distinct vulnerability_id) filter (where status is null or status = 'under_investigation')::int as open,
      count(distinct vulnerability_id) filter (where status in ('not_affected', 'fixed'))::int as settled
    from (${stateByCi(where)}) state
    join inventory.closure on closure.descendant_id = state.ci_id and closure.ancestor_id = any(${ids})
    where exists (select from inventory.ci where ci.id = closure.ancestor_id and ${visible(actor, 'finding.view', 'ci')})
    group by closure.ancestor_id`.execute(db)
  return rows
}
