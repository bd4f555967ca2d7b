import { sql } from 'kysely'

/**
 * What a finding is: a hit seen at an item. The one place for rules about which items a hit concerns; the findings,
 * their counts and the worklist all stand on it. Tables: `hit`, `o` (occurrence), `ci`.
 */
export const seenHits = sql`
  matching.hit
  join inventory.occurrence o
    on o.package_key = hit.package_key and o.component_id = hit.component_id and o.until is null
  join inventory.ci on ci.id = o.ci_id`

/** The condition that belongs to `seenHits`: hits that hold now and say that something may be affected. */
export const isSeen = sql`hit.until is null and hit.verdict in ('affected', 'undetermined')`
