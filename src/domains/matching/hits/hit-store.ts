import { type RawBuilder, sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** Why hits of a scope ended. */
export type Ending = 'advisory-changed' | 'composition-changed' | 'merged'

/**
 * Makes the live hits of a scope equal to `wanted_hit`: what is no longer wanted, or wanted with another verdict or
 * reason, ends; what is missing begins. Served by hit_live and hit_by_vulnerability.
 * @param inScope condition on `hit`
 * @returns the vulnerabilities of which any hit began or ended
 */
export async function applyWantedHits(
  db: Executor,
  inScope: RawBuilder<boolean>,
  change: { readonly at: Temporal.Instant; readonly ending: Ending },
): Promise<readonly string[]> {
  const at = change.at.toString()
  await sql`analyze wanted_hit`.execute(db)
  const ended = await sql<{ id: string }>`
    update matching.hit set until = ${at}::timestamptz, until_reason = ${change.ending}
    where hit.until is null and ${inScope} and not exists (
      select from wanted_hit w where w.package_key = hit.package_key and w.component_id = hit.component_id
        and w.vulnerability_id = hit.vulnerability_id and w.verdict = hit.verdict and w.reason = hit.reason)
    returning vulnerability_id as id`.execute(db)
  const begun = await sql<{ id: string }>`
    insert into matching.hit (package_key, component_id, vulnerability_id, verdict, reason, since)
    select package_key, component_id, vulnerability_id, verdict, reason, ${at}::timestamptz from wanted_hit
    on conflict (package_key, component_id, vulnerability_id) where until is null do nothing
    returning vulnerability_id as id`.execute(db)
  return [...new Set([...ended.rows, ...begun.rows].map((row) => row.id))]
}
