import { sql } from 'kysely'
import { isSeen } from '#domains/matching/index.ts'
import type { Executor } from '#platform/database/database.ts'
import type { Ending, Reason } from './notice.ts'
import type { Ways } from './notice-choice.ts'
import { waysOf } from './notice-choice-view.ts'
import type { QuietHours } from './quiet-hours.ts'

/** An open notice of which nothing is left. */
export interface Closable {
  readonly id: string
  readonly personId: string
  readonly subjectId: string
  readonly reason: readonly Reason[]
  readonly name: string
  readonly title: string
  readonly ending: Ending
  readonly into: string | null
  readonly wantsMail: boolean
  readonly quiet: QuietHours | null
  readonly ways: Ways
}

/**
 * Open notices about the vulnerabilities that touch nothing any more of what the person is told for: no item of the
 * teams, none of the restricted ones for which they are named. What was decided is not over. Served by
 * notice_by_subject.
 */
export async function findClosable(
  db: Executor,
  vulnerabilityIds: readonly string[],
): Promise<readonly Closable[]> {
  const ids = [...vulnerabilityIds]
  // Most of what is asked about still touches something: that is found for all at once before anything else is looked at.
  const { rows } = await sql<Closable>`
    with told as materialized (
      select * from sharing.notice
      where kind = 'findings' and acknowledged_at is null and subject_id = any(${ids}::text[])),
    asked as materialized (select distinct subject_id::uuid as id from told),
    touching as materialized (
      select vulnerability_id::text as subject_id, list::text as team from matching.team_vulnerability
      where vulnerability_id = any(array(select id from asked)) and cis > 0
      union all
      select vulnerability_id::text, '' from matching.cell_vulnerability
      where vulnerability_id = any(array(select id from asked)) and cis > 0
        and cell_id = any(array(select id from matching.cell where team_id is null))),
    standing as materialized (
      select told.id from told cross join jsonb_array_elements(told.reason) why
      join touching on touching.subject_id = told.subject_id
        and touching.team = coalesce(why -> 'team' ->> 'id', '')
      where why ->> 'role' not in ('owner', 'given'))
    select n.id, n.person_id as "personId", n.subject_id as "subjectId", n.reason, v.name, v.title,
      case when other.id is not null then 'merged' when v.withdrawn_at is not null then 'withdrawn'
        when exists (select from matching.hit where hit.vulnerability_id = v.id and ${isLive}) then 'gone'
        else 'corrected' end as ending,
      other.name as into,
      p.email is not null and p.mail_notices as "wantsMail",
      case when q.person_id is not null then jsonb_build_object('begins', q.begins, 'ends', q.ends,
        'timeZone', p.time_zone) end as quiet, ${waysOf('p.id')} as ways
    from told n
    join intel.vulnerability v on v.id::text = n.subject_id
    join identity.person p on p.id = n.person_id
    left join intel.vulnerability other on other.id = v.merged_into
      and identity.tlp_rank(other.tlp) <= identity.tlp_rank(p.clearance)
    left join sharing.quiet_hours q on q.person_id = p.id
    where v.id = any(${ids}::uuid[]) and n.id not in (select id from standing)
      and not exists (
        select from jsonb_array_elements(n.reason) why, inventory.ci
        where why ->> 'role' in ('owner', 'given') and (ci.need_to_know or ci.tlp = 'red')
          and (ci.owner_id = p.id or exists (
            select from identity.access_grant g where g.object_id = ci.id and g.person_id = p.id
              and (g.until is null or g.until > now())))
          and exists (
            select from inventory.occurrence o
            join matching.hit on hit.component_id = o.component_id
            where o.ci_id = ci.id and o.until is null and hit.vulnerability_id = v.id and ${isSeen}))
    order by n.id`.execute(db)
  return rows
}

/** Whatever the item: what was reported as a wrong match everywhere is no correction of the advisory. */
const isLive = sql`hit.until is null and hit.verdict in ('affected', 'undetermined')`
