import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { NoticeKind } from './notice.ts'
import type { Way } from './notice-choice.ts'

/** Keeps how a person hears of a kind; inbox and mail is what nobody chose. */
export async function keepWay(
  db: Executor,
  personId: string,
  { kind, way }: { readonly kind: NoticeKind; readonly way: Way },
): Promise<void> {
  if (way === 'mail') {
    await sql`delete from sharing.notice_choice where person_id = ${personId} and kind = ${kind}`.execute(db)
    return
  }
  await db
    .insertInto('sharing.notice_choice')
    .values({ person_id: personId, kind, way })
    .onConflict((conflict) => conflict.columns(['person_id', 'kind']).doUpdateSet({ way }))
    .execute()
}

/** Keeps when the mail of the day goes out; null takes it away. */
export async function keepDigest(
  db: Executor,
  personId: string,
  digest: { readonly at: string; readonly nextAt: Temporal.Instant } | null,
): Promise<void> {
  if (digest === null) {
    await db.deleteFrom('sharing.digest').where('person_id', '=', personId).execute()
    return
  }
  const values = { at: digest.at, next_at: digest.nextAt, attempts: 0 }
  await db
    .insertInto('sharing.digest')
    .values({ person_id: personId, ...values })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
    .execute()
}
