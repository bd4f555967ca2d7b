import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** What is kept of a token. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

export interface NewSession {
  readonly id: string
  readonly token: string
  readonly personId: string
  readonly now: Temporal.Instant
  readonly expiresAt: Temporal.Instant
  readonly agent: string
}

export async function insertSession(db: Executor, session: NewSession): Promise<void> {
  await db
    .insertInto('identity.session')
    .values({
      id: session.id,
      token_hash: hashToken(session.token),
      person_id: session.personId,
      created_at: session.now,
      seen_at: session.now,
      expires_at: session.expiresAt,
      agent: session.agent,
    })
    .execute()
}

export interface LiveSession {
  readonly id: string
  readonly personId: string
}

/** The session of a token, when it lives and its person is not disabled. */
export async function findSession(
  db: Executor,
  token: string,
  now: Temporal.Instant,
): Promise<LiveSession | undefined> {
  const row = await db
    .selectFrom('identity.session as session')
    .innerJoin('identity.person as person', 'person.id', 'session.person_id')
    .select(['session.id', 'session.person_id as personId'])
    .where('session.token_hash', '=', hashToken(token))
    .where('session.expires_at', '>', now)
    .where('person.disabled_at', 'is', null)
    .executeTakeFirst()
  return row
}

/** Which of the sessions still live; asked for open streams. */
export async function findLiveSessions(
  db: Executor,
  ids: readonly string[],
  now: Temporal.Instant,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('identity.session as session')
    .innerJoin('identity.person as person', 'person.id', 'session.person_id')
    .select('session.id')
    .where('session.id', 'in', [...ids])
    .where('session.expires_at', '>', now)
    .where('person.disabled_at', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** Ends sessions of a person: one, or all, or all but one. @returns the ids that ended */
export async function deleteSessions(
  db: Executor,
  personId: string,
  which: { readonly only?: string; readonly except?: string | null },
): Promise<readonly string[]> {
  let query = db.deleteFrom('identity.session').where('person_id', '=', personId)
  if (which.only !== undefined) query = query.where('id', '=', which.only)
  if (which.except !== undefined && which.except !== null) query = query.where('id', '<>', which.except)
  const rows = await query.returning('id').execute()
  return rows.map((row) => row.id)
}

export async function insertToken(
  db: Executor,
  token: {
    readonly id: string
    readonly secret: string
    readonly personId: string
    readonly label: string
    readonly now: Temporal.Instant
  },
): Promise<void> {
  await db
    .insertInto('identity.api_token')
    .values({
      id: token.id,
      secret_hash: hashToken(token.secret),
      person_id: token.personId,
      label: token.label,
      created_at: token.now,
    })
    .execute()
}

/** The person of an API token, who is not disabled. Notes its use at most once a minute. */
export async function findTokenPerson(
  db: Executor,
  secret: string,
  now: Temporal.Instant,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('identity.api_token as api_token')
    .innerJoin('identity.person as person', 'person.id', 'api_token.person_id')
    .select(['api_token.id', 'api_token.last_used_at', 'person.id as personId'])
    .where('api_token.secret_hash', '=', hashToken(secret))
    .where('person.disabled_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const isFresh = row.last_used_at !== null && row.last_used_at.until(now).total('seconds') < 60
  if (!isFresh)
    await db.updateTable('identity.api_token').set({ last_used_at: now }).where('id', '=', row.id).execute()
  return row.personId
}

export interface TokenRow {
  readonly id: string
  readonly label: string
  readonly created_at: Temporal.Instant
  readonly last_used_at: Temporal.Instant | null
}

export async function listTokenRows(db: Executor, personId: string): Promise<readonly TokenRow[]> {
  return await db
    .selectFrom('identity.api_token as api_token')
    .select(['id', 'label', 'created_at', 'last_used_at'])
    .where('person_id', '=', personId)
    .orderBy('id', 'desc')
    .execute()
}

/** @returns whether it was there and the person's own */
export async function deleteTokenRow(db: Executor, id: string, personId: string): Promise<boolean> {
  const row = await db
    .deleteFrom('identity.api_token')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** When the subject (a login or an address) may try again; undefined when it may now. */
export async function findBlock(
  db: Executor,
  subjects: readonly string[],
  now: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const row = await db
    .selectFrom('identity.throttle')
    .select('blocked_until')
    .where('subject', 'in', [...subjects])
    .where('blocked_until', '>', now)
    .orderBy('blocked_until', 'desc')
    .executeTakeFirst()
  return row?.blocked_until ?? undefined
}

/**
 * Counts a failed attempt. From the `free`-th failure within an hour on, each doubles the wait: 2 s, 4 s … 15 min.
 */
export async function noteFailedAttempt(
  db: Executor,
  attempt: { readonly subject: string; readonly free: number; readonly now: Temporal.Instant },
): Promise<void> {
  const now = attempt.now.toString()
  await sql`
    insert into identity.throttle as t (subject, failures, since) values (${attempt.subject}, 1, ${now}::timestamptz)
    on conflict (subject) do update set
      failures = case when t.since < ${now}::timestamptz - interval '1 hour' then 1 else t.failures + 1 end,
      since = ${now}::timestamptz,
      blocked_until = case when t.failures + 1 > ${attempt.free} and t.since >= ${now}::timestamptz - interval '1 hour'
        then ${now}::timestamptz + least(interval '15 minutes', interval '1 second' * power(2, least(t.failures + 1 - ${attempt.free}, 12)))
        end`.execute(db)
}

export async function forgetFailures(db: Executor, subject: string): Promise<void> {
  await db.deleteFrom('identity.throttle').where('subject', '=', subject).execute()
}
