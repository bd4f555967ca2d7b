import { type RawBuilder, sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** Why hits of a scope ended. */
export type Ending = 'advisory-changed' | 'composition-changed' | 'condition-changed' | 'merged'

/**
 * Makes the live hits of a scope equal to `wanted_hit`: what is no longer wanted, or wanted with another verdict,
 * from another stretch or for other platforms, ends; what is missing begins, with the words of its stretch. Served by hit_live and
 * hit_by_vulnerability.
 * @param inScope condition on `hit`
 * @returns the vulnerabilities of which any hit began or ended
 */
export async function applyWantedHits(
  db: Executor,
  inScope: RawBuilder<boolean>,
  change: { readonly at: Temporal.Instant; readonly ending: Ending },
): Promise<readonly string[]> {
  const at = change.at.toString()
  const ended = await sql<{ id: string }>`
    with ended as (
      update matching.hit set until = ${at}::timestamptz, until_reason = ${change.ending}
      where hit.until is null and ${inScope} and not exists (
        select from wanted_hit w where w.package_key = hit.package_key and w.component_id = hit.component_id
          and w.vulnerability_id = hit.vulnerability_id and w.verdict = hit.verdict and w.range_id = hit.range_id
          and w.platforms is not distinct from hit.platforms)
      returning vulnerability_id)
    select distinct vulnerability_id as id from ended`.execute(db)
  const begun = await sql<{ id: string }>`
    with begun as (
      insert into matching.hit (package_key, component_id, vulnerability_id, verdict, range_id, range_key, platforms, reason, since)
      select w.package_key, w.component_id, w.vulnerability_id, w.verdict, w.range_id,
        nullif(w.range_key, w.package_key), w.platforms,
        jsonb_strip_nulls(jsonb_build_object('source', r.source_id, 'record', r.record_name, 'range', r.text,
          'rank', r.rank, 'fixed', to_jsonb(r.fixed), 'remark', r.remark)), ${at}::timestamptz
      from wanted_hit w
      join matching.affected_range r on r.package_key = w.range_key and r.id = w.range_id
      where not exists (select from matching.hit h where h.package_key = w.package_key
        and h.component_id = w.component_id and h.vulnerability_id = w.vulnerability_id and h.until is null)
      returning vulnerability_id)
    select distinct vulnerability_id as id from begun`.execute(db)
  return [...new Set([...ended.rows, ...begun.rows].map((row) => row.id))]
}
