import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { JobOutcome } from '#platform/jobs/job.ts'
import { testContext, testDatabase } from '#test/database.ts'
import { readRecordBytes, readRecords } from '../records/record-view.ts'
import { affects, importContent, osvRecord, queueImport, zipOf, zipOfRecords } from '../trials/importing.ts'
import { lookUpVulnerabilityId } from '../vulnerabilities/vulnerability-lookup-view.ts'

async function setUp() {
  const database = await testDatabase()
  const context = testContext(database)
  return {
    context,
    db: database.kysely,
    publish: async (...records: readonly object[]) =>
      await importContent(context, { source: 'osv', content: await zipOfRecords(...records) }),
    async show(name: string) {
      const id = await lookUpVulnerabilityId(database.kysely, name)
      if (id === undefined) return undefined
      const query = database.kysely.selectFrom('intel.vulnerability').selectAll().where('id', '=', id)
      return await query.executeTakeFirst()
    },
    /** Everything that is kept, without ids and times that each database makes for itself. */
    async state() {
      const records = await database.kysely
        .selectFrom('intel.record')
        .select(['name', 'revision', 'title', 'severity_score', 'hash', 'withdrawn_at', 'superseded_at'])
        .orderBy('name')
        .orderBy('revision')
        .execute()
      const aliases = await database.kysely
        .selectFrom('intel.alias')
        .innerJoin('intel.vulnerability', 'id', 'vulnerability_id')
        .select(['intel.alias.name', 'intel.vulnerability.name as of', 'record_name', 'severity_score'])
        .orderBy('record_name')
        .orderBy('intel.alias.name')
        .orderBy('of')
        .execute()
      const plain = records.map(({ hash, superseded_at, ...row }) => ({
        ...row,
        hash: hash.toString('hex'),
        isCurrent: superseded_at === null,
      }))
      return { records: plain, aliases }
    },
  }
}

const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'

it('keeps records with their bytes and what they call affected, and shows their vulnerability', async () => {
  const { db, publish, show } = await setUp()
  const record = osvRecord('GHSA-aaaa-bbbb-cccc', {
    aliases: ['CVE-2026-0001'],
    summary: 'A flaw',
    severity: [{ type: 'CVSS_V3', score: vector }],
    database_specific: { severity: 'HIGH' },
    affected: [affects('left-pad')],
  })

  const outcome = await publish(record)

  expect(outcome).toMatchObject({ state: 'done', result: { records: 1, changed: 1, rejected: 0 } })
  expect(await show('CVE-2026-0001')).toMatchObject({
    title: 'A flaw',
    severity_score: 9.8,
    severity_rating: 'critical',
    severity_vector: vector,
    severity_source: 'osv:GHSA-aaaa-bbbb-cccc',
  })
  const bytes = await readRecordBytes(db, 'osv', 'GHSA-aaaa-bbbb-cccc')
  expect(JSON.parse(String(bytes))).toEqual(record)
  const [kept] = await readRecords(db, 'osv', ['GHSA-aaaa-bbbb-cccc'])
  expect(kept?.affected).toEqual([
    {
      ecosystem: 'npm',
      name: 'left-pad',
      ranges: [
        {
          kind: 'semver',
          events: [
            { kind: 'introduced', version: '0' },
            { kind: 'fixed', version: '2.0.0' },
          ],
        },
      ],
      versions: [],
      isComplete: true,
    },
  ])
})

it('changes nothing the second time', async () => {
  const { publish, state } = await setUp()
  const records = [osvRecord('A-1', { aliases: ['CVE-2026-0001'] }), osvRecord('A-2', { aliases: ['A-1'] })]
  await publish(...records)
  const before = await state()

  const outcome = await publish(...records)

  expect(outcome.result).toMatchObject({ records: 2, changed: 0 })
  expect(await state()).toEqual(before)
})

it('goes on where it was killed, and ends as if nothing had happened', async () => {
  const straight = await setUp()
  const broken = await setUp()
  const records = Array.from({ length: 1200 }, (_, index) =>
    osvRecord(`A-${index}`, { aliases: [`CVE-2026-${1000 + (index % 700)}`], summary: `Flaw ${index}` }),
  )
  const content = await zipOfRecords(...records)
  await importContent(straight.context, { source: 'osv', content })
  const job = await queueImport(broken.context, { source: 'osv', content })

  await expect(job.attempt(new AbortController())).rejects.toThrow('killed')
  const after = await job.attempt()

  expect(after).toMatchObject({ state: 'done', result: { records: 1200, changed: 1200 } })
  expect(await broken.state()).toEqual(await straight.state())
})

it('counts by ecosystem, and keeps the counts with the run', async () => {
  const { context, db } = await setUp()
  const content = await zipOf({
    'npm/A-1.json': osvRecord('A-1', { affected: [affects('one')] }),
    'npm/A-2.json': osvRecord('A-2', { affected: [affects('one')], withdrawn: '2026-11-20T00:00:00Z' }),
    'Unheard/A-3.json': osvRecord('A-3', {
      affected: [{ package: { ecosystem: 'Unheard', name: 'x' }, versions: ['1'] }],
    }),
    'broken.json': '{"schema_version": "1.7.0", "id": "A-4",',
    'notes.txt': 'no record',
  })

  const outcome = await importContent(context, { source: 'osv', content })

  expect(outcome).toMatchObject({
    state: 'partly',
    result: { records: 3, changed: 3, rejected: 1, withdrawn: 1, withoutScheme: 1 },
    problems: [{ path: 'broken.json/line/1', code: 'json.ends-early' }],
  })
  const run = await db.selectFrom('intel.run').selectAll().executeTakeFirstOrThrow()
  expect(run).toMatchObject({ read: 3, rejected: 1, withdrawn: 1, without_scheme: 1 })
  expect(run.ecosystems).toEqual([
    { ecosystem: 'Unheard', read: 1, changed: 1, withdrawn: 0, withoutScheme: 1 },
    { ecosystem: 'npm', read: 2, changed: 2, withdrawn: 1, withoutScheme: 0 },
  ])
})

it('closes and opens a vulnerability as its records are withdrawn and stood by again', async () => {
  const { publish, show } = await setUp()
  const record = { aliases: ['CVE-2026-0001'], summary: 'A flaw' }
  await publish(osvRecord('A-1', record))

  await publish(
    osvRecord('A-1', { ...record, modified: '2026-11-21T00:00:00Z', withdrawn: '2026-11-21T00:00:00Z' }),
  )
  const closed = await show('CVE-2026-0001')
  await publish(osvRecord('A-1', { ...record, modified: '2026-11-22T00:00:00Z', summary: 'Mended words' }))
  const opened = await show('CVE-2026-0001')

  expect(closed?.withdrawn_at?.toString()).toBe('2026-11-21T00:00:00Z')
  expect(opened).toMatchObject({ withdrawn_at: null, title: 'Mended words', id: closed?.id })
})

it('lets no older copy take the place of a newer one, in whatever order they come', async () => {
  const { publish, show } = await setUp()
  const newer = osvRecord('A-1', { modified: '2026-11-21T00:00:00Z', summary: 'Newer' })
  const older = osvRecord('A-1', { modified: '2026-11-20T00:00:00Z', summary: 'Older' })
  await publish(newer)

  const outcome = await publish(older)
  const again = await publish(older, newer)

  expect(outcome.result).toMatchObject({ records: 1, changed: 0, older: 1 })
  expect(again.result).toMatchObject({ changed: 0 })
  expect(await show('A-1')).toMatchObject({ title: 'Newer' })
})

it('takes a correction without a new date, but not the same words in another order', async () => {
  const { publish, show, state } = await setUp()
  await publish(osvRecord('A-1', { summary: 'Wrnog', related: ['B', 'C'] }))
  const shuffled = await publish(osvRecord('A-1', { related: ['C', 'B'], summary: 'Wrnog' }))
  const corrected = await publish(osvRecord('A-1', { summary: 'Wrong' }))

  expect(shuffled.result).toMatchObject({ changed: 0 })
  expect(corrected.result).toMatchObject({ changed: 1 })
  expect(await show('A-1')).toMatchObject({ title: 'Wrong' })
  expect((await state()).records.map(({ revision, isCurrent }) => [revision, isCurrent])).toEqual([
    [1, false],
    [2, true],
  ])
})

it('follows an id that is used again for something else', async () => {
  const { db, publish, show } = await setUp()
  await publish(osvRecord('A-1', { aliases: ['CVE-2026-0001'], summary: 'One thing' }))

  await publish(
    osvRecord('A-1', {
      aliases: ['CVE-2026-0002'],
      summary: 'Another thing',
      modified: '2026-11-21T00:00:00Z',
    }),
  )

  expect(await show('A-1')).toMatchObject({ cve: 'CVE-2026-0002', title: 'Another thing' })
  expect(await show('CVE-2026-0001')).toMatchObject({ title: 'One thing' })
  expect((await show('CVE-2026-0001'))?.withdrawn_at).not.toBeNull()
  expect(await db.selectFrom('intel.vulnerability').select('id').execute()).toHaveLength(2)
})

it('accepts times that cannot be true with a warning, and puts nothing before others by them', async () => {
  const { db, publish, show } = await setUp()
  await publish(
    osvRecord('A-1', {
      summary: 'Future',
      modified: '2099-01-01T00:00:00Z',
      published: '2099-01-01T00:00:00Z',
    }),
    osvRecord('A-2', {
      summary: 'Past',
      modified: '1970-01-01T00:00:00Z',
      published: '1970-01-01T00:00:00Z',
    }),
  )

  const later = await publish(osvRecord('A-1', { summary: 'Mended', published: '2026-01-01T00:00:00Z' }))

  expect(later.result).toMatchObject({ changed: 1 })
  expect(await show('A-1')).toMatchObject({ title: 'Mended' })
  expect((await show('A-2'))?.published_at).toBeNull()
  const { problems } = await db
    .selectFrom('intel.record')
    .select('problems')
    .where('name', '=', 'A-2')
    .executeTakeFirstOrThrow()
  expect(problems).toMatchObject([{ path: '/published' }, { path: '/modified' }])
})

it('refuses to join two CVEs, and keeps what would have, until it is mended', async () => {
  const { db, publish, show } = await setUp()
  await publish(
    osvRecord('GHSA-aaaa-bbbb-cccc', { aliases: ['CVE-2026-0001'] }),
    osvRecord('GO-2026-0001', { aliases: ['GHSA-aaaa-bbbb-cccc', 'CVE-2026-0002'] }),
  )

  const conflicts = await db.selectFrom('intel.alias_conflict').selectAll().execute()
  expect(conflicts).toMatchObject([
    {
      record_name: 'GO-2026-0001',
      name: 'GHSA-aaaa-bbbb-cccc',
      vulnerability_id: (await show('CVE-2026-0001'))?.id,
    },
  ])
  expect((await show('CVE-2026-0002'))?.id).not.toBe((await show('CVE-2026-0001'))?.id)

  await publish(osvRecord('GO-2026-0001', { aliases: ['CVE-2026-0002'], modified: '2026-11-21T00:00:00Z' }))

  expect(await db.selectFrom('intel.alias_conflict').selectAll().execute()).toEqual([])
})

it('leads on what turns out to be the same, also when it was led on before', async () => {
  const { publish, show } = await setUp()
  await publish(osvRecord('A-1'))
  await publish(osvRecord('B-1'))
  const first = await show('A-1')
  await publish(osvRecord('C-1', { aliases: ['A-1', 'B-1'] }))
  await publish(osvRecord('D-1', { aliases: ['CVE-2026-0001'] }))

  await publish(osvRecord('E-1', { aliases: ['CVE-2026-0001', 'C-1'] }))

  const last = await show('CVE-2026-0001')
  expect((await show('B-1'))?.id).toBe(last?.id)
  expect((await show(first?.short_id ?? ''))?.id).toBe(last?.id)
})

it('tells of a severity that is no vector, with its place, and keeps the word', async () => {
  const { db, publish, show } = await setUp()
  await publish(
    osvRecord('A-1', {
      severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AV:L' }],
      database_specific: { severity: 'LOW' },
    }),
  )

  const record = await db.selectFrom('intel.record').selectAll().executeTakeFirstOrThrow()
  expect(await show('A-1')).toMatchObject({
    severity_score: null,
    severity_rating: 'low',
    severity_vector: 'CVSS:3.1/AV:N/AV:L',
  })
  expect(record.problems).toContainEqual({
    path: '/severity/0/score',
    code: 'cvss.metric-twice',
    facts: { position: 15, metric: 'AV' },
  })
})

it('says of which vulnerabilities something else is shown, and of no others', async () => {
  const { db, publish } = await setUp()
  await publish(osvRecord('A-1', { summary: 'A flaw' }), osvRecord('B-1'))
  await db.deleteFrom('platform.outbox').execute()

  await publish(
    osvRecord('A-1', { summary: 'A flaw', modified: '2026-11-21T00:00:00Z', affected: [affects('x')] }),
  )

  const events = await db.selectFrom('platform.outbox').select('name').execute()
  expect(events.map(({ name }) => name).filter((name) => name.startsWith('intel.'))).toEqual([
    'intel.records-changed',
  ])
})

const real = '../shared/data/osv'

it.skipIf(!existsSync(real))(
  `loads what OSV.dev publishes, the same from the second time on (${real})`,
  async () => {
    const { context, state } = await setUp()
    const importAll = async () => {
      const outcomes: JobOutcome[] = []
      for (const ecosystem of ['Alpine', 'Debian', 'Hex', 'Pub', 'SwiftURL']) {
        const content = readFileSync(`${real}/${ecosystem}/all.zip`)
        outcomes.push(await importContent(context, { source: 'osv', content, name: `${ecosystem}/all.zip` }))
      }
      return outcomes
    }

    const first = await importAll()
    const before = await state()
    const second = await importAll()

    expect(first.map(({ state: end, result }) => [end, result.records, result.rejected])).toEqual([
      ['done', 268, 0],
      ['done', 1148, 0],
      ['done', 29, 0],
      ['done', 11, 0],
      ['done', 36, 0],
    ])
    expect(second.map(({ result }) => result.changed)).toEqual([0, 0, 0, 0, 0])
    expect(await state()).toEqual(before)
  },
)
