import { sql } from 'kysely'
import { type Actor, mayHold } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'
import type { FoundPerson } from './found.ts'
import type { Sought } from './sought.ts'
import { holdsWords, rankOf } from './words-view.ts'

/** People by name, login or mail address, for those who may see the list of people; read through, there are few. */
export async function findPeople(
  db: Executor,
  actor: Actor,
  { sought, limit }: { readonly sought: Sought; readonly limit: number },
): Promise<readonly FoundPerson[]> {
  if (actor.kind !== 'system' && !mayHold(actor, 'user.view')) return []
  const { rows } = await sql<FoundPerson>`
    select p.id, p.name, p.login, p.disabled_at is not null as disabled,
      case when p.login = ${sought.text} then 0 else ${rankOf(sql`p.folded`, sought.text)} end as rank
    from identity.person p where ${holdsWords(sql`p.folded`, sought.words)}
    order by rank, disabled, p.name, p.id limit ${limit}`.execute(db)
  return rows
}
