import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { testContext, testDatabase } from '#test/database.ts'
import { asActor, record } from '../access/access-actions.ts'
import { findBrokenSeal, sealTrail } from './audit-store.ts'

const database = await testDatabase()
const context = testContext(database)

async function write(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await asActor(context, (deed) => record(deed, { action: 'test', kind: 'thing', id: String(index) }))
  }
}

/** Seals until every line is: one waits while an older transaction, of whichever test, is still open. */
async function sealAll(): Promise<void> {
  for (;;) {
    await asActor(context, (deed) => sealTrail(deed.db, deed.now))
    const { rows } = await sql<{ left: number }>`
      select count(*) as left from identity.audit
      where id > coalesce((select max(upto_id) from identity.audit_seal), 0)`.execute(database.kysely)
    if (rows[0]?.left === 0) return
  }
}

it('seals what was written since the last seal, and holds while nobody tampers', async () => {
  await write(3)
  await sealAll()
  await write(2)
  await sealAll()

  expect(await asActor(context, (deed) => sealTrail(deed.db, deed.now))).toBe(0)
  expect(await findBrokenSeal(database.kysely)).toBeUndefined()
})

it.each([
  [
    'changed',
    sql`update identity.audit set detail = '{"was": "never"}' where id = (select max(id) from identity.audit)`,
  ],
  ['removed', sql`delete from identity.audit where id = (select max(id) from identity.audit)`],
])('notices a line that was %s past the trigger', async (_what, tamper) => {
  await write(2)
  await sealAll()
  const { rows } = await sql<{
    number: number
  }>`select max(number) as number from identity.audit_seal`.execute(database.kysely)

  await sql`alter table identity.audit disable trigger audit_is_append_only`.execute(database.kysely)
  await tamper.execute(database.kysely)
  await sql`alter table identity.audit enable trigger audit_is_append_only`.execute(database.kysely)

  expect(await findBrokenSeal(database.kysely)).toBe(rows[0]?.number)
  // The next case begins with a whole trail.
  await sql`alter table identity.audit_seal disable trigger audit_seal_is_append_only`.execute(
    database.kysely,
  )
  await sql`delete from identity.audit_seal`.execute(database.kysely)
  await sql`alter table identity.audit_seal enable trigger audit_seal_is_append_only`.execute(database.kysely)
})
