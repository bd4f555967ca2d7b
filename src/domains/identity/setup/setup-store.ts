import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** Whether nobody is there yet. */
export async function isSetupNeeded(db: Executor): Promise<boolean> {
  const row = await db.selectFrom('identity.person').select('id').limit(1).executeTakeFirst()
  return row === undefined
}

/** Keeps the hash of the one-time token; an earlier one is no longer good. */
export async function replaceSetupToken(
  db: Executor,
  tokenHash: Buffer,
  at: Temporal.Instant,
): Promise<void> {
  await db.deleteFrom('identity.setup_token').execute()
  await db.insertInto('identity.setup_token').values({ token_hash: tokenHash, created_at: at }).execute()
}

/** Uses the token up. @returns whether it was the right one */
export async function takeSetupToken(db: Executor, tokenHash: Buffer): Promise<boolean> {
  // Two set-ups at once: the second waits here and finds no token.
  await sql`lock table identity.setup_token in exclusive mode`.execute(db)
  const row = await db
    .deleteFrom('identity.setup_token')
    .where('token_hash', '=', tokenHash)
    .returning('created_at')
    .executeTakeFirst()
  return row !== undefined
}
