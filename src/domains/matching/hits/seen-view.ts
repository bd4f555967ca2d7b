import { type RawBuilder, sql } from 'kysely'

const onOccurrence = sql`o.component_id = hit.component_id`

/** Hits with the occurrences of their components: for who reads the items apart. Tables: `hit`, `o`. */
const heldHits = sql`
  matching.hit
  join inventory.occurrence o on ${onOccurrence} and o.until is null`

/**
 * What a finding is: a hit seen at an item. The one place for rules about which items a hit concerns; the findings,
 * their counts and the worklist all stand on it. Tables: `hit`, `o` (occurrence), `ci`.
 * The verdict of `hit` is the component's; that at the item is told by `seenVerdicts`.
 */
export const seenHits = sql`${heldHits} join inventory.ci on ci.id = o.ci_id`

/** Hits that hold now and say that something may be affected. */
const isLive = sql`hit.until is null and hit.verdict in ('affected', 'undetermined')`

/**
 * Whether a rule about a wrong match sets the hit aside at the item of `o`. Asked of hits that are marked only, which are
 * few; all others are told by their own row.
 * @param teamId the team of the item
 */
function isSetAside(teamId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`exists (
    select from matching.silenced_hit s
    where s.component_id = hit.component_id and s.vulnerability_id = hit.vulnerability_id
      and (s.ci_id is null or s.ci_id = o.ci_id) and (s.team_id is null or s.team_id = ${teamId}))`
}

const teamNow = sql`(select one.team_id from inventory.ci one where one.id = o.ci_id)`

/** The team under which the item is counted, which follows when it moves. */
const teamAsCounted = sql`(select cell.team_id from matching.counted_ci one
  join matching.cell on cell.id = one.cell_id where one.ci_id = o.ci_id)`

/** The condition that belongs to `seenHits`: what holds, may affect, and was not reported as wrong there. */
export const isSeen = sql`${isLive} and (hit.silenced is null or not ${isSetAside(teamNow)})`

/** The opposite: what would be seen there but was reported as a wrong match. */
const isReportedWrong = sql`${isLive} and hit.silenced is not null and ${isSetAside(teamNow)}`

/** Of hits alone, whatever the item: what is reported as wrong everywhere is left out. */
export const isSeenSomewhere = sql`${isLive} and hit.silenced is distinct from 'all'`

const isCountedThere = sql`${isLive} and (hit.silenced is null or not ${isSetAside(teamAsCounted)})`

/**
 * Hits that wait for a platform which is at the item (hit_on_platform: next to none, and where there are none nothing is
 * read): there they are affected. Tables: `hit`, `o`, ended ones too.
 */
const onPlatform = sql`
  matching.hit
  join inventory.occurrence o on ${onOccurrence}
  join matching.platform_there t on t.ci_id = o.ci_id and t.platform_id = any(hit.platforms)`

/**
 * What is seen, with the verdict at the item: rows (vulnerability_id, component_id, verdict, ci_id, team_id), where a
 * platform is that it waits for once more as affected. A second select, since a look for each row takes twice as long.
 * @param where condition on `hit`, `o` and `ci`
 */
export function seenVerdicts(where: RawBuilder<unknown>): RawBuilder<unknown> {
  const columns = (verdict: RawBuilder<unknown>) =>
    sql`hit.vulnerability_id, hit.component_id, ${verdict} as verdict, o.ci_id, ci.team_id`
  return sql`
    select ${columns(sql`hit.verdict`)} from ${seenHits} where ${isSeen} and ${where}
    union all
    select ${columns(sql`'affected'`)} from ${onPlatform} join inventory.ci on ci.id = o.ci_id
    where hit.platforms is not null and o.until is null and ${isSeen} and ${where}`
}

/** What of the hits is meant: those that are seen, or those that were reported as wrong. */
export type Meaning = 'seen' | 'wrong'

const meaning = { seen: isSeen, wrong: isReportedWrong }

/** The hits at the item `ci` of the query around, with `held_since`: for a lateral join. */
export function seenAt(meant: Meaning): RawBuilder<unknown> {
  return sql`
  select hit.*, o.since as held_since, o.ci_id from ${heldHits} where ${meaning[meant]} and o.ci_id = ci.id offset 0`
}

/** The same of all items, in no order, for counting: the planner chooses from which side. Tables: `hit`, `o`, `ci`. */
export function seenAnywhere(meant: Meaning): RawBuilder<unknown> {
  return sql`${seenHits} and ${meaning[meant]}`
}

/** The hits of one vulnerability wherever they are seen, with `ci_id` and `held_since`. */
export function seenOf(vulnerabilityId: string, meant: Meaning): RawBuilder<unknown> {
  return sql`select hit.*, o.since as held_since, o.ci_id from ${heldHits}
    where ${meaning[meant]} and hit.vulnerability_id = ${vulnerabilityId}`
}

/** Where a composition changed and nobody has counted it yet; hashed once, for the table is nearly always empty. */
const isPending = sql`(o.document_id in (select document_id from inventory.pending_document))`

/** What a pending document ended is counted still. */
const hasJustEnded = sql`o.until_document_id = any(array(select document_id from inventory.pending_document))`

/**
 * Findings as far as they are counted: what pending documents brought is not there yet, what they ended still is.
 * Whoever counts stands on this, so that a change is counted once, by the difference it makes. Rows (vulnerability_id,
 * component_id, verdict, ci_id); a component may be there twice, with a platform once more as affected.
 *
 * Two selects rather than one over both kinds of occurrence: each finds its own indexes (occurrence_live or
 * occurrence_once, occurrence_ended). The items themselves are not read: what is needed of them is in counted_ci.
 * @param where condition on `hit` and `o`
 */
export function countedHits(where: RawBuilder<unknown>): RawBuilder<unknown> {
  const columns = (verdict: RawBuilder<unknown>) =>
    sql`hit.vulnerability_id, hit.component_id, ${verdict} as verdict, o.ci_id`
  return sql`
    select ${columns(sql`hit.verdict`)} from ${heldHits} where ${isCountedThere} and not ${isPending} and ${where}
    union all
    select ${columns(sql`hit.verdict`)} from inventory.occurrence o join matching.hit on ${onOccurrence}
    where ${hasJustEnded} and ${isCountedThere} and not ${isPending} and ${where}
    union all
    select ${columns(sql`'affected'`)} from ${onPlatform}
    where hit.platforms is not null and (o.until is null or ${hasJustEnded})
      and ${isCountedThere} and not ${isPending} and ${where}`
}
