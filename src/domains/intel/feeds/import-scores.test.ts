import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { testContext, testDatabase } from '#test/database.ts'
import { importContent, osvRecord, zipOfRecords } from '../trials/importing.ts'

async function setUp() {
  const database = await testDatabase()
  const context = testContext(database)
  const db = database.kysely
  return {
    db,
    publish: async (day: number, rows: readonly string[], model = 'v1') => {
      const comment = `#model_version:${model},score_date:2026-11-${String(day).padStart(2, '0')}T00:00:00+0000`
      const content = gzipSync([comment, 'cve,epss,percentile', ...rows].join('\n'))
      return await importContent(context, { source: 'epss', content, name: 'epss_scores-current.csv.gz' })
    },
    publishPlain: async (name: string, ...lines: readonly string[]) =>
      await importContent(context, { source: 'epss', content: Buffer.from(lines.join('\n')), name }),
    publishOsv: async (...records: readonly object[]) =>
      await importContent(context, { source: 'osv', content: await zipOfRecords(...records) }),
    show: async () =>
      await db
        .selectFrom('intel.vulnerability')
        .select(['cve', 'epss', 'epss_percentile', 'version'])
        .orderBy('cve')
        .execute(),
    async told() {
      const events = await db
        .deleteFrom('platform.outbox')
        .where('name', '=', 'intel.vulnerabilities-changed')
        .returning('payload')
        .execute()
      return events.map(({ payload }) => payload)
    },
  }
}

const one = osvRecord('A-1', { aliases: ['CVE-2026-0001'] })
const two = osvRecord('A-2', { aliases: ['CVE-2026-0002'] })

it('gives its score to what is known, and to what comes later', async () => {
  const { publish, publishOsv, show } = await setUp()
  await publishOsv(one)

  const outcome = await publish(20, ['CVE-2026-0001,0.5,0.9', 'CVE-2026-0002,0.25,0.8'])
  await publishOsv(two)

  expect(outcome).toMatchObject({ state: 'done', result: { records: 2, changed: 2 } })
  expect(await show()).toMatchObject([
    { cve: 'CVE-2026-0001', epss: 0.5, epss_percentile: 0.9 },
    { cve: 'CVE-2026-0002', epss: 0.25, epss_percentile: 0.8 },
  ])
})

it('touches only what has another value, and says so without calling it news', async () => {
  const { db, publish, publishOsv, show, told } = await setUp()
  await publishOsv(one, two)
  await publish(20, ['CVE-2026-0001,0.5,0.9', 'CVE-2026-0002,0.25,0.8'])
  const before = await show()
  await told()

  const outcome = await publish(21, ['CVE-2026-0001,0.6,0.9', 'CVE-2026-0002,0.25,0.8'])

  const { id } = await db
    .selectFrom('intel.vulnerability')
    .select('id')
    .where('cve', '=', 'CVE-2026-0001')
    .executeTakeFirstOrThrow()
  expect(outcome.result).toMatchObject({ changed: 1, newModel: 0 })
  expect(await told()).toEqual([{ ids: [id], cause: 'scores', newModel: false }])
  expect((await show()).map(({ version }) => version)).toEqual(before.map(({ version }) => version))
})

it('changes nothing the second time, nor by an older list', async () => {
  const { publish, publishOsv, show, told } = await setUp()
  await publishOsv(one)
  await publish(20, ['CVE-2026-0001,0.5,0.9'])
  const before = await show()
  await told()

  const again = await publish(20, ['CVE-2026-0001,0.5,0.9'])
  const older = await publish(19, ['CVE-2026-0001,0.1,0.1'])

  expect(again.result).toMatchObject({ changed: 0 })
  expect(older.result).toMatchObject({ changed: 0, older: 1 })
  expect(await show()).toEqual(before)
  expect(await told()).toEqual([])
})

it('marks a new model as such', async () => {
  const { db, publish, publishOsv, told } = await setUp()
  await publishOsv(one)
  await publish(20, ['CVE-2026-0001,0.5,0.9'])
  await told()

  const outcome = await publish(21, ['CVE-2026-0001,0.7,0.9'], 'v2')

  expect(outcome.result).toMatchObject({ newModel: 1 })
  expect(await told()).toMatchObject([{ cause: 'scores', newModel: true }])
  expect(await db.selectFrom('intel.epss').select(['model', 'scored_on']).execute()).toMatchObject([
    { model: 'v2' },
  ])
})

it('makes unknown again what a whole list scores no more, but not what a piece of one leaves out', async () => {
  const { publish, publishOsv, show } = await setUp()
  await publishOsv(one, two)
  const rows = ['CVE-2026-0001,0.5,0.9', 'CVE-2026-0002,0.25,0.8', 'CVE-2026-0003,0.1,0.1']
  await publish(20, rows)

  await publish(21, rows.slice(0, 1))
  const afterPiece = await show()
  await publish(20, rows)
  await publish(22, rows)
  await publish(23, rows.slice(1))

  expect(afterPiece).toMatchObject([{ epss: 0.5 }, { epss: 0.25 }])
  expect(await show()).toMatchObject([{ epss: null, epss_percentile: null }, { epss: 0.25 }])
})

it('takes the day from the file name where the list does not say it, and refuses a list of no day', async () => {
  const { publishOsv, publishPlain, show } = await setUp()
  await publishOsv(one)

  const undated = await publishPlain('scores.csv', 'cve,epss', 'CVE-2026-0001,0.1')
  const dated = await publishPlain('epss_scores-2021-04-14.csv', 'cve,epss', 'CVE-2026-0001,0.2')

  expect(undated).toMatchObject({ state: 'partly', problems: [{ code: 'feed.date-missing' }] })
  expect(dated).toMatchObject({ state: 'done', result: { changed: 1 } })
  expect(await show()).toMatchObject([{ epss: 0.2, epss_percentile: null }])
})
