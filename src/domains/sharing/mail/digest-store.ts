import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** A day's mail that is taken in hand. */
export interface DigestClaim {
  readonly personId: string
  /** `HH:MM`, local time. */
  readonly at: string
  /** When it was to go out: the same for every attempt. */
  readonly dueAt: string
  /** With the one that begins now. */
  readonly attempts: number
}

/** Takes day's mails that are due in hand: nobody else does before the lease is over. Served by digest_next. */
export async function claimDigests(
  db: Executor,
  claim: { readonly now: Temporal.Instant; readonly until: Temporal.Instant; readonly limit: number },
): Promise<readonly DigestClaim[]> {
  const { rows } = await sql<DigestClaim>`
    update sharing.digest d
    set attempts = d.attempts + 1, next_at = ${claim.until.toString()}::timestamptz,
      due_at = coalesce(d.due_at, d.next_at)
    where d.person_id in (
      select person_id from sharing.digest where next_at <= ${claim.now.toString()}::timestamptz
      order by next_at limit ${claim.limit} for update skip locked)
    returning d.person_id as "personId", to_char(d.at, 'HH24:MI') as at, d.attempts,
      to_char(d.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24-MI') as "dueAt"`.execute(db)
  return rows
}

/** It went out, or there was nothing to say, or it is given up: the next one is another day's. */
export async function setNextDigest(db: Executor, personId: string, nextAt: Temporal.Instant): Promise<void> {
  await db
    .updateTable('sharing.digest')
    .set({ next_at: nextAt, due_at: null, attempts: 0 })
    .where('person_id', '=', personId)
    .execute()
}
