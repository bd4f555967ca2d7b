import { type RawBuilder, sql } from 'kysely'

/**
 * The columns by which access and interest are decided, for each of some items. What an item is part of tells whether
 * it is relevant for safety.
 * @param where condition on `ci`
 */
export function placeColumns(where: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select ci.id as ci_id, ci.need_to_know or ci.tlp = 'red' as is_restricted, ci.organisation_id, ci.division_id,
      ci.team_id, ci.tlp, ci.side, ci.kind, ci.exposure, ci.criticality,
      (select bool_or((above.attributes ->> 'safetyRelevant')::boolean)
        from inventory.closure up join inventory.ci above on above.id = up.ancestor_id
        where up.descendant_id = ci.id and jsonb_typeof(above.attributes -> 'safetyRelevant') = 'boolean') as safety
    from inventory.ci where ${where}`
}
