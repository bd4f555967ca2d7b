import { type RawBuilder, sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** Restricted items that came to be open for a vulnerability. */
export interface RestrictedChange {
  readonly vulnerabilityId: string
  readonly ciIds: readonly string[]
}

/**
 * Makes the restricted open findings of a part equal to what they should be.
 * @param part.wanted rows (vulnerability_id, ci_id)
 * @param part.isInPart condition on `kept`, the rows so far
 * @param part.isTouched whether the part touches restricted items at all
 * @returns what came to be open
 */
export async function replaceRestricted(
  db: Executor,
  part: {
    readonly wanted: RawBuilder<unknown>
    readonly isInPart: RawBuilder<unknown>
    readonly isTouched: RawBuilder<boolean>
  },
): Promise<readonly RestrictedChange[]> {
  const { rows: known } = await sql<{ isConcerned: boolean }>`
    select ${part.isTouched} or exists (select from matching.restricted_open kept where ${part.isInPart}) as "isConcerned"`.execute(
    db,
  )
  if (known[0]?.isConcerned !== true) return []
  const { rows } = await sql<RestrictedChange>`
    with wanted as materialized (${part.wanted}), gone as (
      delete from matching.restricted_open kept where ${part.isInPart} and not exists (
        select from wanted where wanted.vulnerability_id = kept.vulnerability_id and wanted.ci_id = kept.ci_id)
    ), begun as (
      insert into matching.restricted_open (vulnerability_id, ci_id) select vulnerability_id, ci_id from wanted
      on conflict do nothing returning vulnerability_id, ci_id)
    select vulnerability_id as "vulnerabilityId", array_agg(ci_id) as "ciIds" from begun group by 1 order by 1`.execute(
    db,
  )
  return rows
}
