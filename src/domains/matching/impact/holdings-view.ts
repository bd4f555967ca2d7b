import { sql } from 'kysely'
import { type Actor, visible } from '#domains/identity/index.ts'
import { isCleared } from '#domains/intel/index.ts'
import type { Executor } from '#platform/database/database.ts'
import { seenVerdicts } from '../hits/seen-view.ts'
import { severityJson } from '../worklist/vulnerability-view.ts'
import type { SeverityRow } from './subject-view.ts'

/** A vulnerability that meets something an item holds. */
export interface HeldVulnerability {
  readonly id: string
  readonly shortId: string
  readonly name: string
  readonly title: string
  readonly severity: SeverityRow | null
  readonly exploited: boolean
  readonly verdict: 'affected' | 'undetermined'
  readonly components: number
  readonly cis: number
}

export interface Holdings {
  readonly cis: number
  readonly components: number
  readonly vulnerabilities: { readonly affected: number; readonly undetermined: number }
  readonly comparability: Comparability | null
  readonly rows: readonly HeldVulnerability[]
}

/** Components held, and those of which nothing is known because nothing can be compared with them. */
export interface Comparability {
  readonly components: number
  readonly notCompared: number
}

const shown = 50

/**
 * What an item holds through the closure that is vulnerable: exact counts and the worst by risk (exploited, EPSS, CVSS,
 * items). Served by closure's key, occurrence_once and hit_live.
 */
export async function readHoldings(
  db: Executor,
  actor: Actor,
  ciId: string,
): Promise<Omit<Holdings, 'comparability'>> {
  const { rows } = await sql<Omit<Holdings, 'comparability'>>`
    with held as materialized (
      ${seenVerdicts(sql`${visible(actor, 'finding.view', 'ci')} and ${isCleared(actor, sql`hit.vulnerability_id`)}
        and o.ci_id in (select descendant_id from inventory.closure where ancestor_id = ${ciId})`)}),
    worst as materialized (
      select vulnerability_id, min(verdict) as verdict, count(distinct component_id)::int as components,
        count(distinct ci_id)::int as cis
      from held group by vulnerability_id),
    first as materialized (
      select v.id, v.short_id as "shortId", v.name, v.title, ${severityJson('v')} as severity,
        v.exploited_at is not null as exploited, worst.verdict, worst.components, worst.cis
      from worst join intel.vulnerability v on v.id = worst.vulnerability_id
      order by v.exploited_at is null, v.epss desc nulls last, v.severity_score desc nulls last, worst.cis desc, v.id
      limit ${shown})
    select (select count(distinct ci_id)::int from held) as cis,
      (select count(distinct component_id)::int from held) as components,
      (select jsonb_build_object('affected', count(*) filter (where verdict = 'affected'),
        'undetermined', count(*) filter (where verdict = 'undetermined')) from worst) as vulnerabilities,
      (select coalesce(jsonb_agg(first), '[]') from first) as rows`.execute(db)
  return rows[0] ?? { cis: 0, components: 0, vulnerabilities: { affected: 0, undetermined: 0 }, rows: [] }
}

/** By closure's key, occurrence_once and component's key. */
export async function countComparability(db: Executor, actor: Actor, ciId: string): Promise<Comparability> {
  const { rows } = await sql<Comparability>`
    select count(*)::int as components,
      count(*) filter (where c.version_key is null and c.version_span is null or c.distribution is null)::int as "notCompared"
    from (
      select distinct o.component_id
      from inventory.closure held
      join inventory.ci on ci.id = held.descendant_id
      join inventory.occurrence o on o.ci_id = ci.id and o.until is null
      where held.ancestor_id = ${ciId} and ${visible(actor, 'finding.view', 'ci')}) used
    join inventory.component c on c.id = used.component_id`.execute(db)
  return rows[0] ?? { components: 0, notCompared: 0 }
}
