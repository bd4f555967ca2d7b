import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { PublicFacts } from './facts.ts'
import type { RuleSet } from './rule-set.ts'

/**
 * What is publicly known of the vulnerabilities, as far as interest needs it. One that is not there is left out.
 * Served by the primary keys and record_vulnerability_back, exploitation_by_cve; 10,000 at once.
 */
export async function readPublicFacts(
  db: Executor,
  vulnerabilityIds: readonly string[],
  references: RuleSet['references'],
): Promise<ReadonlyMap<string, PublicFacts>> {
  const { rows } = await sql<PublicFacts>`
    with wanted as (
      select v.id, v.cve, v.severity_vector from intel.vulnerability v
      where v.id = any(${[...vulnerabilityIds]}::uuid[]) and v.merged_into is null
    ), listed as (
      select w.id, jsonb_agg(jsonb_build_object('source', x.source_id, 'since', x.added_on)
        order by x.added_on nulls last, x.source_id) as list
      from wanted w join intel.exploitation x on x.cve = w.cve and x.removed_at is null
      group by w.id
    ), told as (
      select d.vulnerability_id as id, jsonb_agg(jsonb_build_object('point', d.point, 'value', d.value,
        'source', d.source) order by d.point, d.source) as list
      from intel.decision_point d where d.vulnerability_id = any(${[...vulnerabilityIds]}::uuid[])
      group by d.vulnerability_id
    ), referring as (
      select rv.vulnerability_id as id, min(r.source_id || ':' || r.name) as name
      from intel.record_vulnerability rv
      join intel.record r on r.source_id = rv.source_id and r.name = rv.record_name and r.superseded_at is null
      cross join lateral jsonb_array_elements(r.links) link
      where rv.vulnerability_id = any(${[...vulnerabilityIds]}::uuid[]) and r.withdrawn_at is null
        and (lower(link->>'type') = any(${[...references.tags]}::text[])
          or lower(substring(link->>'url' from '^https?://([^/:?#]+)')) = any(${[...references.hosts]}::text[]))
      group by rv.vulnerability_id
    )
    select w.id as "vulnerabilityId", w.severity_vector as vector, coalesce(listed.list, '[]') as listed,
      coalesce(told.list, '[]') as told, referring.name as referenced
    from wanted w left join listed on listed.id = w.id left join told on told.id = w.id
    left join referring on referring.id = w.id`.execute(db)
  return new Map(rows.map((row) => [row.vulnerabilityId, row]))
}
