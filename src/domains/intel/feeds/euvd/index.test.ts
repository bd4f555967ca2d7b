import { expect, it } from 'vitest'
import { testContext, testDatabase } from '#test/database.ts'
import { importContent } from '../../trials/importing.ts'

it('takes a page of a search apart, and joins each record with its CVE', async () => {
  const database = await testDatabase()
  const context = testContext(database)
  const item = (number: number) => ({
    id: `EUVD-2026-${number}`,
    description: `Flaw ${number} of it. More.`,
    dateUpdated: 'Nov 15, 2026, 8:55:25 AM',
    aliases: `CVE-2026-${number}\nGHSA-aaaa-bbbb-${number}\n`,
    enisaIdProduct: [{ product: { name: 'It' }, product_version: '1 <2' }],
  })
  const content = Buffer.from(JSON.stringify({ items: [item(1001), item(1002)], total: 2 }))

  const first = await importContent(context, { source: 'euvd', content, name: 'page.json' })
  const again = await importContent(context, { source: 'euvd', content, name: 'page.json' })
  const rows = await database.kysely
    .selectFrom('intel.vulnerability')
    .select(['cve', 'title'])
    .orderBy('cve')
    .execute()

  expect(first).toMatchObject({ state: 'done', result: { records: 2, changed: 2 } })
  expect(again).toMatchObject({ state: 'done', result: { records: 2, changed: 0 } })
  expect(rows).toEqual([
    { cve: 'CVE-2026-1001', title: 'Flaw 1001 of it' },
    { cve: 'CVE-2026-1002', title: 'Flaw 1002 of it' },
  ])
})
