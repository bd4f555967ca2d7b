import { type RawBuilder, sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { Ways } from './notice-choice.ts'

/** A person's choices as one value, to be selected beside the person. @param person the column that holds the id */
export function waysOf(person: string): RawBuilder<Ways> {
  return sql<Ways>`coalesce((select jsonb_object_agg(c.kind, c.way) from sharing.notice_choice c
    where c.person_id = ${sql.ref(person)}), '{}')`
}

/** How a person hears of notices, and by whose clock. */
export interface ChoiceRow {
  readonly ways: Ways
  readonly timeZone: string
  /** `HH:MM`; null: no mail of the day. */
  readonly digest: string | null
}

export async function readChoices(db: Executor, personId: string): Promise<ChoiceRow> {
  const { rows } = await sql<ChoiceRow>`
    select ${waysOf('p.id')} as ways, p.time_zone as "timeZone",
      (select to_char(d.at, 'HH24:MI') from sharing.digest d where d.person_id = p.id) as digest
    from identity.person p where p.id = ${personId}`.execute(db)
  return rows[0] ?? { ways: {}, timeZone: 'UTC', digest: null }
}
