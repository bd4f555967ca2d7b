import { type RawBuilder, sql } from 'kysely'
import type { PersonActor } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'
import type { Reason } from './notice.ts'
import type { Matter } from './notice-wording.ts'

/** A notice as its person sees it. */
export interface NoticeRow {
  readonly id: string
  readonly subjectKind: 'vulnerability' | 'worklist'
  readonly subjectId: string
  readonly matter: Matter
  readonly reason: readonly Reason[]
  readonly createdAt: Temporal.Instant
  readonly acknowledgedAt: Temporal.Instant | null
  /** Null: it goes by no mail. */
  readonly mail: 'waiting' | 'sent' | 'failed' | null
}

/** Where a page ends. */
export interface NoticePlace {
  readonly createdAt: Temporal.Instant
  readonly id: string
}

export interface NoticeFilter {
  readonly state: 'open' | 'all'
  readonly after?: NoticePlace | undefined
  readonly limit: number
}

/** The person's own notices, the newest first; served by notice_by_person. */
export async function listNoticeRows(
  db: Executor,
  actor: PersonActor,
  filter: NoticeFilter,
): Promise<readonly NoticeRow[]> {
  const { after } = filter
  const place =
    after === undefined
      ? sql`true`
      : sql`(n.created_at, n.id) < (${after.createdAt.toString()}::timestamptz, ${after.id}::uuid)`
  const state = filter.state === 'open' ? sql`n.acknowledged_at is null` : sql`true`
  const { rows } = await sql<NoticeRow>`
    ${selectNotices} where ${ownAndKnowable(actor)} and ${state} and ${place}
    order by n.created_at desc, n.id desc limit ${filter.limit}`.execute(db)
  return rows
}

/** One of the person's own notices. */
export async function findNoticeRow(
  db: Executor,
  actor: PersonActor,
  id: string,
): Promise<NoticeRow | undefined> {
  const { rows } = await sql<NoticeRow>`
    ${selectNotices} where ${ownAndKnowable(actor)} and n.id = ${id}`.execute(db)
  return rows[0]
}

/** How many are not acknowledged; served by notice_open. */
export async function countOpenNotices(db: Executor, actor: PersonActor): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total ${fromNotices} where ${ownAndKnowable(actor)} and n.acknowledged_at is null`.execute(
    db,
  )
  return rows[0]?.total ?? 0
}

/** Those of the notices that are the person's. */
export async function findOwnNotices(
  db: Executor,
  personId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from sharing.notice where id = any(${[...ids]}::uuid[]) and person_id = ${personId}`.execute(db)
  return new Set(rows.map((row) => row.id))
}

const fromNotices = sql`
  from sharing.notice n
  left join intel.vulnerability v on v.id = case when n.kind <> 'summary' then n.subject_id::uuid end`

const selectNotices = sql`
  select n.id, n.subject_kind as "subjectKind", n.subject_id as "subjectId",
    jsonb_build_object('kind', n.kind, 'facts', n.facts) as matter, n.reason,
    n.created_at as "createdAt", n.acknowledged_at as "acknowledgedAt", d.state as mail
  ${fromNotices}
  left join sharing.delivery d on d.notice_id = n.id and d.channel = 'mail'`

/** A clearance that was lowered since hides what is above it. */
function ownAndKnowable(actor: PersonActor): RawBuilder<unknown> {
  return sql`n.person_id = ${actor.id}
    and (n.kind = 'summary' or identity.tlp_rank(v.tlp) <= identity.tlp_rank(${actor.clearance}))`
}
