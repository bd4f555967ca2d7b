import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** A notice that was changed, and its version now. */
export interface ChangedNotice {
  readonly id: string
  readonly version: number
}

/** Marks those as read that are not. What was put off stays so, should it become unread again. */
export async function markRead(
  db: Executor,
  ids: readonly string[],
  at: Temporal.Instant,
): Promise<readonly ChangedNotice[]> {
  const { rows } = await sql<ChangedNotice>`
    update sharing.notice set acknowledged_at = ${at.toString()}::timestamptz, version = version + 1
    where id = any(${[...ids]}::uuid[]) and acknowledged_at is null
    returning id, version`.execute(db)
  return rows
}

/**
 * Makes those unread again that their person had read: not what was closed because nothing of it is left, and not what
 * a newer notice of the same subject has replaced (notice_open allows one).
 */
export async function markUnread(db: Executor, ids: readonly string[]): Promise<readonly ChangedNotice[]> {
  const { rows } = await sql<ChangedNotice>`
    update sharing.notice n set acknowledged_at = null, version = version + 1
    where n.id in (
        select distinct on (one.person_id, one.kind, one.subject_id) one.id from sharing.notice one
        where one.id = any(${[...ids]}::uuid[]) and one.acknowledged_at is not null
          and coalesce(one.facts ->> 'ended', '') = ''
        order by one.person_id, one.kind, one.subject_id, one.created_at desc, one.id desc)
      and not exists (
        select from sharing.notice other where other.person_id = n.person_id and other.kind = n.kind
          and other.subject_id = n.subject_id and other.acknowledged_at is null)
      and not exists (
        select from sharing.notice over where over.person_id = n.person_id and over.kind = 'closed'
          and over.subject_id = n.subject_id and over.created_at = n.acknowledged_at and over.id <> n.id)
    returning n.id, n.version`.execute(db)
  return rows
}

/** Puts unread ones off, and holds back their mails that have not gone out: their person knows of them. */
export async function putOff(
  db: Executor,
  ids: readonly string[],
  until: Temporal.Instant,
): Promise<readonly ChangedNotice[]> {
  const { rows } = await sql<ChangedNotice>`
    update sharing.notice set snoozed_until = ${until.toString()}::timestamptz, version = version + 1
    where id = any(${[...ids]}::uuid[]) and acknowledged_at is null
      and snoozed_until is distinct from ${until.toString()}::timestamptz
    returning id, version`.execute(db)
  const changed = rows.map((row) => row.id)
  await sql`
    delete from sharing.delivery where notice_id = any(${changed}::uuid[]) and state = 'waiting' and attempts = 0`.execute(
    db,
  )
  return rows
}

/** Takes back that they were put off. */
export async function bringBack(db: Executor, ids: readonly string[]): Promise<readonly ChangedNotice[]> {
  const { rows } = await sql<ChangedNotice>`
    update sharing.notice set snoozed_until = null, version = version + 1
    where id = any(${[...ids]}::uuid[]) and snoozed_until is not null
    returning id, version`.execute(db)
  return rows
}

/** A notice that came back, and to whom. */
export interface WokenNotice extends ChangedNotice {
  readonly personId: string
}

/** What is due comes back to the top of its person's list. Served by notice_to_wake. */
export async function wakeDue(
  db: Executor,
  now: Temporal.Instant,
  limit: number,
): Promise<readonly WokenNotice[]> {
  const { rows } = await sql<WokenNotice>`
    update sharing.notice set woke_at = snoozed_until, snoozed_until = null, version = version + 1
    where id in (
      select id from sharing.notice
      where snoozed_until <= ${now.toString()}::timestamptz and acknowledged_at is null
      order by snoozed_until limit ${limit} for update skip locked)
    returning id, version, person_id as "personId"`.execute(db)
  return rows
}
