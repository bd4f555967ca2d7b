import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { mostAttempts } from './delivery.ts'

const channel = 'mail'

/** A notice whose mail is to wait. */
export interface Waiting {
  readonly noticeId: string
  readonly messageId: string
  readonly dueAt: Temporal.Instant
}

/** Lets mails wait for their notices to stop growing; one that is on its way or done stays as it is. */
export async function keepWaiting(db: Executor, mails: readonly Waiting[]): Promise<void> {
  if (mails.length === 0) return
  const rows = mails.map((mail) => ({
    notice_id: mail.noticeId,
    channel,
    state: 'waiting' as const,
    message_id: mail.messageId,
    next_at: mail.dueAt,
  }))
  await db
    .insertInto('sharing.delivery')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['notice_id', 'channel'])
        .doUpdateSet((column) => ({ next_at: column.ref('excluded.next_at') }))
        .where('sharing.delivery.state', '=', 'waiting')
        .where('sharing.delivery.attempts', '=', 0),
    )
    .execute()
}

export interface Claim {
  readonly noticeId: string
  readonly messageId: string
  /** With the one that begins now. */
  readonly attempts: number
}

/**
 * Takes mails that are due in hand: nobody else does before the lease is over. Nothing stays locked meanwhile, for
 * an open transaction would hold back the events of everybody. Served by delivery_waiting.
 */
export async function claimDue(
  db: Executor,
  claim: { readonly now: Temporal.Instant; readonly until: Temporal.Instant; readonly limit: number },
): Promise<readonly Claim[]> {
  const { rows } = await sql<Claim>`
    update sharing.delivery set attempts = attempts + 1, next_at = ${claim.until.toString()}::timestamptz
    where (notice_id, channel) in (
      select notice_id, channel from sharing.delivery
      where state = 'waiting' and next_at <= ${claim.now.toString()}::timestamptz and channel = ${channel}
        and attempts < ${mostAttempts}
      order by next_at limit ${claim.limit} for update skip locked)
    returning notice_id as "noticeId", message_id as "messageId", attempts`.execute(db)
  return rows
}

/** Mails that were tried often enough, or waited longer than they are good for, and are not in hand. */
export async function findHopeless(
  db: Executor,
  query: { readonly now: Temporal.Instant; readonly madeBefore: Temporal.Instant; readonly limit: number },
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('sharing.delivery as delivery')
    .innerJoin('sharing.notice as notice', 'notice.id', 'delivery.notice_id')
    .select('delivery.notice_id')
    .where('delivery.state', '=', 'waiting')
    .where('delivery.channel', '=', channel)
    .where('delivery.next_at', '<=', query.now)
    .where((where) =>
      where.or([
        where('delivery.attempts', '>=', mostAttempts),
        where('notice.created_at', '<', query.madeBefore),
      ]),
    )
    .limit(query.limit)
    .execute()
  return rows.map((row) => row.notice_id)
}

/** Notes an attempt that may go better later. */
export async function postpone(
  db: Executor,
  noticeId: string,
  attempt: { readonly nextAt: Temporal.Instant; readonly error: string },
): Promise<void> {
  await db
    .updateTable('sharing.delivery')
    .set({ next_at: attempt.nextAt, last_error: attempt.error })
    .where('notice_id', '=', noticeId)
    .where('channel', '=', channel)
    .where('state', '=', 'waiting')
    .execute()
}

export type Ending =
  | { readonly state: 'sent'; readonly at: Temporal.Instant }
  | { readonly state: 'failed'; readonly error: string }

/** Ends a delivery. @returns whose notice it was, and its version now; undefined when it had ended or is gone */
export async function endDelivery(
  db: Executor,
  noticeId: string,
  ending: Ending,
): Promise<{ readonly personId: string; readonly version: number } | undefined> {
  // The notice first: whoever grows or folds notices locks in the same order.
  const notice = await db
    .updateTable('sharing.notice')
    .set((column) => ({ version: column('version', '+', 1) }))
    .where('id', '=', noticeId)
    .returning(['person_id as personId', 'version'])
    .executeTakeFirst()
  const row = await db
    .updateTable('sharing.delivery')
    .set(
      ending.state === 'sent'
        ? { state: 'sent', sent_at: ending.at, last_error: null }
        : { state: 'failed', last_error: ending.error },
    )
    .where('notice_id', '=', noticeId)
    .where('channel', '=', channel)
    .where('state', '=', 'waiting')
    .returning('notice_id')
    .executeTakeFirst()
  return row === undefined ? undefined : notice
}
