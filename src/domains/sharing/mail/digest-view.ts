import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** Who gets a mail of the day. */
export interface Addressee {
  readonly personId: string
  readonly timeZone: string
  /** Null when the person takes no mail any more. */
  readonly email: string | null
  readonly language: 'ja' | 'en'
}

export async function readAddressees(
  db: Executor,
  personIds: readonly string[],
): Promise<readonly Addressee[]> {
  const { rows } = await sql<Addressee>`
    select p.id as "personId", p.time_zone as "timeZone", p.language,
      case when p.disabled_at is null and p.mail_notices then p.email end as email
    from identity.person p where p.id = any(${[...personIds]}::uuid[])`.execute(db)
  return rows
}
