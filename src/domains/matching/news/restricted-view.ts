import { type RawBuilder, sql } from 'kysely'
import { stateByCi, undecidedByCi } from '../worklist/worklist-view.ts'

/** Which part of the findings changed: all of some vulnerabilities, or those of some items and what they hold. */
export type Changed =
  | {
      readonly vulnerabilityIds: readonly string[]
      /** Whether anything was ever decided about any of them. */
      readonly isDecided: boolean
    }
  | { readonly ciIds: readonly string[] }

/** Restricted items have no cell: the few of them are known before anything is read about them; by counted_ci_apart. */
const apart = sql`select apart.ci_id from matching.counted_ci apart where apart.cell_id is null`

/** Findings of restricted items that want a decision: rows (vulnerability_id, ci_id). */
export function restrictedOpen(changed: Changed): RawBuilder<unknown> {
  const columns = { vulnerability: sql`hit.vulnerability_id`, ci: sql`ci.id` }
  const where = sql`o.ci_id = any(array(${apart})) and (ci.need_to_know or ci.tlp = 'red') and ${within(changed, columns)}`
  const isUndecided = 'isDecided' in changed && !changed.isDecided
  const state = isUndecided ? undecidedByCi(where) : stateByCi(where)
  return sql`
    select vulnerability_id, ci_id from (${state}) state
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

/**
 * Whether the part touches restricted items at all, which it nearly never does: told by their having no cell, so that
 * the items themselves, and the rules about who may see them, need not be read.
 */
export function touchesRestricted(changed: Changed): RawBuilder<boolean> {
  if ('vulnerabilityIds' in changed) {
    return sql<boolean>`exists (
      select from matching.counted_ci apart
      join inventory.occurrence o on o.ci_id = apart.ci_id and o.until is null
      join matching.hit on hit.component_id = o.component_id and hit.until is null
      where apart.cell_id is null and hit.vulnerability_id = any(${[...changed.vulnerabilityIds]}::uuid[]))`
  }
  return sql<boolean>`exists (
    select from inventory.closure up join matching.counted_ci apart on apart.ci_id = up.descendant_id
    where apart.cell_id is null and up.ancestor_id = any(${[...changed.ciIds]}::uuid[]))`
}
