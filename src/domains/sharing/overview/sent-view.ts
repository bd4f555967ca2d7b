import { type RawBuilder, sql } from 'kysely'
import type { PersonActor } from '#domains/identity/index.ts'
import { findReach } from '#domains/matching/index.ts'
import type { Executor } from '#platform/database/database.ts'
import { isOver } from './part-view.ts'

interface TeamRow {
  readonly id: string
  readonly kind: 'csirt' | 'psirt' | 'division'
  readonly name: { readonly ja: string | null; readonly en: string | null }
}

/** What was sent about one subject; times are RFC 3339 texts of the database. */
export interface SentRow {
  readonly subject:
    | {
        readonly kind: 'vulnerability'
        readonly id: string
        readonly shortId: string
        readonly name: string
        readonly title: string
      }
    | { readonly kind: 'worklist'; readonly batch: string }
  readonly at: string
  readonly teams: readonly { readonly team: TeamRow | null; readonly told: number; readonly read: number }[]
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly state: 'unread' | 'read' | 'over'
    readonly readAt: string | null
    readonly mail: 'waiting' | 'sent' | 'failed' | null
  }[]
}

/** Where a page ends. */
export interface SentPlace {
  readonly at: string
  readonly subject: string
}

export interface SentFilter {
  readonly since: Temporal.Instant
  readonly after?: SentPlace | undefined
  readonly limit: number
}

/** Subjects of which people were told since, the newest first. */
export async function listSentRows(
  db: Executor,
  actor: PersonActor,
  filter: SentFilter,
): Promise<readonly SentRow[]> {
  const told = await toldSince(db, actor, filter.since)
  const { after } = filter
  const place =
    after === undefined ? sql`true` : sql`(at, subject_id) < (${after.at}::timestamptz, ${after.subject})`
  const { rows } = await sql<SentRow>`
    with told as materialized (${told}),
    page as (
      select kind, subject_id, at from (
        select kind, subject_id, max(created_at) as at from told group by kind, subject_id) subjects
      where ${place} order by at desc, subject_id desc limit ${filter.limit})
    select ${time('page.at')} as at,
      case when page.kind = 'summary' then jsonb_build_object('kind', 'worklist', 'batch', page.subject_id)
        else (select jsonb_build_object('kind', 'vulnerability', 'id', v.id, 'shortId', v.short_id, 'name', v.name,
          'title', v.title) from intel.vulnerability v where v.id = page.subject_id::uuid) end as subject,
      (select jsonb_agg(jsonb_build_object('team', case when t.id is not null then jsonb_build_object('id', t.id,
          'kind', t.kind, 'name', jsonb_build_object('ja', t.name_ja, 'en', t.name_en)) end,
          'told', of_team.told, 'read', of_team.read) order by t.kind nulls last, t.id)
        from (select team_id, count(distinct person_id)::int as told,
            (count(distinct person_id) filter (where state = 'read'))::int as read
          from told where told.kind = page.kind and told.subject_id = page.subject_id group by team_id) of_team
        left join identity.team t on t.id = of_team.team_id) as teams,
      (select jsonb_agg(jsonb_build_object('id', person_id, 'name', name, 'state', state,
          'readAt', case when state = 'read' then ${time('acknowledged_at')} end, 'mail', mail) order by name, person_id)
        from (select distinct on (person_id) * from told
          where told.kind = page.kind and told.subject_id = page.subject_id
          order by person_id, created_at desc) newest) as people
    from page order by page.at desc, page.subject_id desc`.execute(db)
  return rows
}

/** Everybody who was ever told of a vulnerability, by name, as far as that may be known. */
export async function listTold(
  db: Executor,
  actor: PersonActor,
  vulnerabilityId: string,
): Promise<SentRow['people']> {
  const told = await toldSince(db, actor, Temporal.Instant.fromEpochMilliseconds(0))
  const { rows } = await sql<SentRow['people'][number]>`
    select person_id as id, name, state, case when state = 'read' then ${time('acknowledged_at')} end as "readAt", mail
    from (
      select distinct on (person_id) * from (${told}) told
      where told.kind = 'findings' and told.subject_id = ${vulnerabilityId}
      order by person_id, created_at desc) newest
    order by name, person_id`.execute(db)
  return rows
}

export interface SentCounts {
  readonly subjects: number
  /** People, once for each subject. */
  readonly told: number
  readonly read: number
}

export async function countSent(
  db: Executor,
  actor: PersonActor,
  since: Temporal.Instant,
): Promise<SentCounts> {
  const { rows } = await sql<SentCounts>`
    with told as (${await toldSince(db, actor, since)})
    select count(distinct (kind, subject_id))::int as subjects, count(*)::int as told,
      (count(*) filter (where state = 'read'))::int as read
    from (select distinct on (kind, subject_id, person_id) kind, subject_id, state from told
      order by kind, subject_id, person_id, created_at desc) people`.execute(db)
  return rows[0] ?? { subjects: 0, told: 0, read: 0 }
}

/**
 * Notices to people for a team, a row for each team, that may be known: those about vulnerabilities above the reader's
 * clearance are left out, those that somebody got as owner of a restricted item or because it was given to them, too,
 * and those for teams' items of which the reader may see none with that vulnerability. Summaries name nothing by which
 * that could be told, so they are for who sees all items. Served by notice_by_person.
 */
async function toldSince(
  db: Executor,
  actor: PersonActor,
  since: Temporal.Instant,
): Promise<RawBuilder<unknown>> {
  const reach = await findReach(db, actor, undefined)
  const known = reach.isWhole
    ? sql`true`
    : sql`n.kind = 'findings' and exists (
        select from matching.cell join matching.cell_vulnerability cv on cv.cell_id = cell.id
        where cell.id = any(${[...reach.cells]}::int[]) and cv.vulnerability_id = v.id
          and cell.team_id::text is not distinct from why -> 'team' ->> 'id')`
  return sql`
    select n.kind, n.subject_id, n.person_id, p.name, n.created_at, n.acknowledged_at, d.state as mail,
      (why -> 'team' ->> 'id')::uuid as team_id,
      case when n.acknowledged_at is null then 'unread' when ${isOver('n')} then 'over' else 'read' end as state
    from identity.person p
    join sharing.notice n on n.person_id = p.id and n.created_at >= ${since.toString()}::timestamptz
      and n.kind in ('findings', 'summary')
    cross join lateral jsonb_array_elements(n.reason) why
    left join intel.vulnerability v on v.id = case when n.kind = 'findings' then n.subject_id::uuid end
    left join sharing.delivery d on d.notice_id = n.id and d.channel = 'mail'
    where why ->> 'role' in ('responder', 'engineer', 'handler')
      and (n.kind = 'summary' or identity.tlp_rank(v.tlp) <= identity.tlp_rank(${actor.clearance}))
      and ${known}`
}

/** To the microsecond, for a page goes on after it. */
function time(column: string): RawBuilder<string> {
  return sql<string>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
}
