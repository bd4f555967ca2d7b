import { type RawBuilder, sql } from 'kysely'

/** Compositions as they are. */
const live = sql`(select * from inventory.occurrence where until is null)`

/**
 * Compositions as far as they are counted: what pending documents brought is not there yet, what they ended still is.
 * Whoever counts stands on this, so that a change is counted once, by the difference it makes.
 */
export const countedOccurrences = sql`(
  select * from inventory.occurrence where until is null
    and not exists (select from inventory.pending_document p where p.document_id = occurrence.document_id)
  union all
  select ended.* from inventory.pending_document by_now
  join inventory.occurrence ended on ended.until_document_id = by_now.document_id
  where not exists (select from inventory.pending_document p where p.document_id = ended.document_id))`

/**
 * What a finding is: a hit seen at an item. The one place for rules about which items a hit concerns; the findings,
 * their counts and the worklist all stand on it. Tables: `hit`, `o` (occurrence), `ci`.
 */
export function seenIn(occurrences: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    matching.hit
    join ${occurrences} o on o.package_key = hit.package_key and o.component_id = hit.component_id
    join inventory.ci on ci.id = o.ci_id`
}

/** Findings as they are now. */
export const seenHits = seenIn(live)

/** The condition that belongs to it: hits that hold now and say that something may be affected. */
export const isSeen = sql`hit.until is null and hit.verdict in ('affected', 'undetermined')`
