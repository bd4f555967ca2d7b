import { type RawBuilder, sql } from 'kysely'
import { stateByCi } from '../worklist/worklist-view.ts'

/** Which part of the findings changed: all of some vulnerabilities, or those of some items and what they hold. */
export type Changed = { readonly vulnerabilityIds: readonly string[] } | { readonly ciIds: readonly string[] }

/** Findings of restricted items that want a decision: rows (vulnerability_id, ci_id). */
export function restrictedOpen(changed: Changed): RawBuilder<unknown> {
  const columns = { vulnerability: sql`hit.vulnerability_id`, ci: sql`ci.id` }
  const where = sql`(ci.need_to_know or ci.tlp = 'red') and ${within(changed, columns)}`
  return sql`
    select vulnerability_id, ci_id from (${stateByCi(where)}) state
    where status is null or status = 'under_investigation'`
}

/** The same part of what was kept so far, as a condition on `kept`. */
export function keptWithin(changed: Changed): RawBuilder<unknown> {
  return within(changed, { vulnerability: sql`kept.vulnerability_id`, ci: sql`kept.ci_id` })
}

function within(
  changed: Changed,
  columns: { readonly vulnerability: RawBuilder<unknown>; readonly ci: RawBuilder<unknown> },
): RawBuilder<unknown> {
  if ('vulnerabilityIds' in changed)
    return sql`${columns.vulnerability} = any(${[...changed.vulnerabilityIds]}::uuid[])`
  return sql`${columns.ci} in (select descendant_id from inventory.closure where ancestor_id = any(${[...changed.ciIds]}::uuid[]))`
}

/** Whether there is anything to look at; served by ci_restricted. */
export const anyRestricted = sql<boolean>`exists (select from inventory.ci where need_to_know or tlp = 'red')`
