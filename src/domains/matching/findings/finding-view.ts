import { type RawBuilder, sql } from 'kysely'
import { type Actor, visible } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'
import { type AssessmentRow, assessmentJson, teamJson } from '../assessments/assessment-view.ts'
import { nearestAssessment } from '../assessments/nearest-view.ts'
import { isSeen, seenHits } from '../hits/seen-view.ts'
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
    readonly name: string
    readonly version: string
    readonly purl: string | null
  }
  readonly verdict: 'affected' | 'not_affected' | 'not_used' | 'undetermined'
  readonly reason: {
    readonly source: string
    readonly record: string
    readonly range: string
    readonly rank: 'vendor' | 'distribution' | 'ecosystem' | 'jvn' | 'cpe'
    readonly fixed: string[]
  }
  readonly since: Temporal.Instant
  readonly assessment: AssessmentRow | null
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
  readonly status?: 'open' | 'affected' | 'settled' | undefined
  readonly after?: FindingPlace | undefined
  readonly limit: number
}

/**
 * Findings of items the actor may see. Served by hit_by_vulnerability and occurrence_live from a vulnerability, by
 * occurrence_by_ci and hit_live from an item.
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
      jsonb_build_object('id', c.id::text, 'name', c.name, 'version', c.version, 'purl', c.purl) as component,
      hit.verdict, hit.reason, greatest(hit.since, o.since) as since,
      (select ${assessmentJson} from matching.assessment a where a.id = near.id) as assessment,
      jsonb_build_object('folded', ci.folded, 'vulnerability', v.name, 'hit', hit.id, 'ci', ci.id) as place
    ${source(actor, filter)} and ${after(filter)}
    order by ci.folded, v.name, hit.id, ci.id limit ${filter.limit}`.execute(db)
  return rows
}

/** How many there are in all, up to 10,000. */
export async function countFindingRows(db: Executor, actor: Actor, filter: FindingFilter): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from (select ${source(actor, filter)} limit 10000) counted`.execute(db)
  return rows[0]?.total ?? 0
}

function source(actor: Actor, filter: FindingFilter): RawBuilder<unknown> {
  return sql`
    from ${seenHits}
    join inventory.component c on c.package_key = hit.package_key and c.id = hit.component_id
    join intel.vulnerability v on v.id = hit.vulnerability_id
    left join identity.team t on t.id = ci.team_id
    left join lateral (${nearestToFinding}) near on true
    where ${isSeen}
      and ${visible(actor, 'finding.view', 'ci')} and ${conditions(filter)}`
}

const nearestToFinding = nearestAssessment({
  vulnerabilityId: sql`hit.vulnerability_id`,
  teamId: sql`ci.team_id`,
  ciId: sql`ci.id`,
  componentId: sql`hit.component_id`,
})

function conditions(filter: FindingFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`true`]
  if (filter.vulnerabilityId !== undefined) parts.push(sql`hit.vulnerability_id = ${filter.vulnerabilityId}`)
  if (filter.ciId !== undefined) {
    parts.push(
      sql`o.ci_id in (select descendant_id from inventory.closure where ancestor_id = ${filter.ciId})`,
    )
  }
  if (filter.teamId !== undefined) parts.push(sql`ci.team_id = ${filter.teamId}`)
  if (filter.status === 'open') parts.push(sql`(near.status is null or near.status = 'under_investigation')`)
  if (filter.status === 'affected') parts.push(sql`near.status = 'affected'`)
  if (filter.status === 'settled') parts.push(sql`near.status in ('not_affected', 'fixed')`)
  return sql.join(parts, sql` and `)
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
  const where = sql`${visible(actor, 'finding.view', 'ci')} and ci.id in (
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
