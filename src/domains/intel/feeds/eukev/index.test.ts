import { expect, it } from 'vitest'
import { testContext, testDatabase } from '#test/database.ts'
import { importContent } from '../../trials/importing.ts'
import { eukev } from './index.ts'

function entry(number: number, rest: Readonly<Record<string, unknown>> = {}) {
  return {
    cveID: `CVE-2026-${number}`,
    euvdID: `EUVD-2026-${number}`,
    vendorProject: 'Acme',
    product: 'Gateway',
    vulnerabilityName: '-',
    dateReported: '17/01/26',
    patchedSince: 'tbc',
    shortDescription: '-',
    exploitationType: 'in the wild',
    threatActorsExploiting: '-',
    notes: '-',
    ...rest,
  }
}

const read = (entries: unknown) => eukev.read(Buffer.from(JSON.stringify(entries)))

it('reads entries, and takes a dash for nothing', () => {
  expect(
    read([entry(1001), entry(1002, { dateReported: '02/11/26', vulnerabilityName: 'Bad one' })]),
  ).toMatchObject({
    ok: true,
    value: {
      edition: '2026-11-02',
      listedAt: '2026-11-02T00:00:00Z',
      isComplete: true,
      entries: [
        {
          cve: 'CVE-2026-1001',
          name: 'Acme Gateway',
          addedOn: '2026-01-17',
          ransomware: null,
          facts: { names: ['CVE-2026-1001', 'EUVD-2026-1001'], details: 'in the wild' },
        },
        { name: 'Bad one' },
      ],
    },
  })
})

it('tells what it cannot read, and takes nothing for gone by it', () => {
  const list = read([entry(1001), entry(1002, { dateReported: '31/02/26' }), { cveID: 'x' }, 7])

  expect(list).toMatchObject({ ok: true, value: { unread: ['CVE-2026-1002'], isComplete: false } })
  expect(list.ok && list.warnings.map(({ code, path }) => `${code} ${path}`)).toEqual([
    'feed.date-not-valid /1/dateReported',
    'feed.cve-not-valid /2/cveID',
    'json.field-missing /3',
  ])
})

it.each([
  ['an object', {}],
  ['nothing', []],
])('refuses %s', (_, list) => {
  expect(read(list).ok).toBe(false)
})

it('marks what is exploited, and keeps what is taken off', async () => {
  const database = await testDatabase()
  const context = testContext(database)
  const publish = async (...entries: readonly object[]) =>
    await importContent(context, {
      source: 'eukev',
      content: Buffer.from(JSON.stringify(entries)),
      name: 'eukev.json',
    })

  const first = await publish(entry(1001), entry(1002))
  const second = await publish(entry(1001))
  const rows = await database.kysely
    .selectFrom('intel.exploitation')
    .select(['cve', 'removed_at'])
    .where('source_id', '=', 'eukev')
    .orderBy('cve')
    .execute()

  expect(first).toMatchObject({ state: 'done', result: { records: 2, changed: 2 } })
  expect(second).toMatchObject({ state: 'done', result: { removed: 1 } })
  expect(rows.map((row) => row.removed_at === null)).toEqual([true, false])
})
