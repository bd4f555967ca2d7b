import { expect, it } from 'vitest'
import { testContext, testDatabase } from '#test/database.ts'
import { importContent, osvRecord, zipOfRecords } from '../trials/importing.ts'
import { readStatements } from './statements-view.ts'
import { lookUpVulnerabilityId } from './vulnerability-lookup-view.ts'

const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'

async function setUp(...records: readonly object[]) {
  const database = await testDatabase()
  const context = testContext(database)
  await importContent(context, { source: 'osv', content: await zipOfRecords(...records) })
  return {
    context,
    read: async (name: string) =>
      await readStatements(
        database.kysely,
        (await lookUpVulnerabilityId(database.kysely, name)) ?? '00000000-0000-0000-0000-000000000000',
      ),
  }
}

it('puts what each source rates beside our score of its vectors', async () => {
  const { read } = await setUp(
    osvRecord('A-1', {
      aliases: ['CVE-2026-0001'],
      severity: [
        { type: 'CVSS_V3', score: vector },
        { type: 'CVSS_V4', score: 'CVSS:4.0/AV:N' },
      ],
      database_specific: { severity: 'LOW' },
    }),
    osvRecord('B-1', { aliases: ['CVE-2026-0001'] }),
  )

  const { records } = await read('CVE-2026-0001')

  expect(records.find(({ id }) => id === 'A-1')).toMatchObject({
    source: 'osv',
    severities: [
      { system: 'cvss-v3', vector, score: 9.8, rating: 'critical' },
      { system: 'cvss-v4', vector: 'CVSS:4.0/AV:N', score: null, rating: null },
    ],
    ownRating: 'low',
    ownScore: null,
  })
  expect(records.find(({ id }) => id === 'A-1')?.problems[0]).toMatchObject({
    path: '/severity/1/score',
    code: 'cvss.metric-missing',
  })
  expect(records.find(({ id }) => id === 'B-1')).toMatchObject({ severities: [], ownRating: null })
})

it('shows a refused join from both sides', async () => {
  const { read } = await setUp(
    osvRecord('GHSA-aaaa-bbbb-cccc', { aliases: ['CVE-2026-0001'] }),
    osvRecord('GO-2026-0001', { aliases: ['GHSA-aaaa-bbbb-cccc', 'CVE-2026-0002'] }),
  )

  const told = { name: 'GHSA-aaaa-bbbb-cccc', source: 'osv', record: 'GO-2026-0001' }
  expect((await read('CVE-2026-0001')).conflicts).toMatchObject([
    { ...told, other: { name: 'CVE-2026-0002' } },
  ])
  expect((await read('CVE-2026-0002')).conflicts).toMatchObject([
    { ...told, other: { name: 'CVE-2026-0001' } },
  ])
})

it('tells what lists say, those included that have taken it off', async () => {
  const { context, read } = await setUp(osvRecord('A-1', { aliases: ['CVE-2026-0001'] }))
  const publish = async (day: string, vulnerabilities: readonly object[]) =>
    await importContent(context, {
      source: 'kev',
      content: Buffer.from(
        JSON.stringify({ catalogVersion: day, dateReleased: `${day}T00:00:00Z`, vulnerabilities }),
      ),
    })
  await publish('2026-11-20', [
    { cveID: 'CVE-2026-0001', vulnerabilityName: 'Flaw', dateAdded: '2026-11-01', dueDate: '2026-11-21' },
  ])
  const epss = '#model_version:v1,score_date:2026-11-20T00:00:00+0000\ncve,epss\nCVE-2026-0001,0.5\n'
  await importContent(context, { source: 'epss', content: Buffer.from(epss) })

  const listed = await read('A-1')
  await publish('2026-11-21', [])
  const removed = await read('A-1')

  expect(listed).toMatchObject({
    lists: [
      {
        source: 'kev',
        name: 'Flaw',
        addedOn: '2026-11-01',
        dueOn: '2026-11-21',
        ransomware: null,
        removedAt: null,
      },
    ],
    epss: { model: 'v1', scoredOn: '2026-11-20' },
  })
  expect(removed.lists[0]?.removedAt).toMatch(/Z$/)
})

it('says nothing of a vulnerability that is not there', async () => {
  const { read } = await setUp()

  expect(await read('CVE-2026-0001')).toEqual({ records: [], lists: [], conflicts: [], epss: null })
})
