import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { testContext, testDatabase } from '#test/database.ts'
import { affects, importContent, osvRecord, queueImport, zipOf, zipOfRecords } from '../trials/importing.ts'
import { readStatements } from '../vulnerabilities/statements-view.ts'
import { lookUpVulnerabilityId } from '../vulnerabilities/vulnerability-lookup-view.ts'

async function setUp() {
  const database = await testDatabase()
  const context = testContext(database)
  const db = database.kysely
  const idOf = async (name: string) => (await lookUpVulnerabilityId(db, name)) ?? ''
  return {
    context,
    db,
    idOf,
    publish: async (source: string, content: string | Uint8Array, name = 'all.json') =>
      await importContent(context, { source, content: Buffer.from(content), name }),
    show: async (name: string) =>
      await db
        .selectFrom('intel.vulnerability')
        .selectAll()
        .where('id', '=', await idOf(name))
        .executeTakeFirstOrThrow(),
    decisions: async (name: string) =>
      (
        await db
          .selectFrom('intel.decision_point')
          .selectAll()
          .where('vulnerability_id', '=', await idOf(name))
          .execute()
      )
        .map(({ point, value, source }) => `${source} ${point}=${value}`)
        .toSorted(),
    exploited: async () =>
      (await db.selectFrom('intel.exploitation').selectAll().orderBy('cve').execute()).map(
        ({ source_id, cve, removed_at }) => `${source_id} ${cve}${removed_at === null ? '' : ' removed'}`,
      ),
    async state() {
      const records = await db
        .selectFrom('intel.record')
        .select(['name', 'revision', 'title', 'uncompared', 'hash', 'severities'])
        .orderBy('name')
        .execute()
      const told = await db
        .selectFrom('intel.decision_point')
        .select(['point', 'value', 'source'])
        .orderBy('source')
        .execute()
      return JSON.stringify([records.map((row) => ({ ...row, hash: row.hash.toString('hex') })), told.length])
    },
  }
}

const vector = 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'
const curl = 'cpe:2.3:a:haxx:curl:*:*:*:*:*:*:*:*'

function nvdRecord(number: number, rest: object = {}) {
  return {
    cve: {
      id: `CVE-2026-${number}`,
      vulnStatus: 'Analyzed',
      published: '2026-11-01T00:00:00.000',
      lastModified: '2026-11-02T00:00:00.000',
      descriptions: [{ lang: 'en', value: `Flaw ${number} of the NVD.` }],
      configurations: [
        { nodes: [{ operator: 'OR', negate: false, cpeMatch: [{ vulnerable: true, criteria: curl }] }] },
      ],
      ...rest,
    },
  }
}

function answerOf(records: readonly object[]): string {
  return JSON.stringify({
    format: 'NVD_CVE',
    version: '2.0',
    totalResults: records.length,
    vulnerabilities: records,
  })
}

const day = '2026-11-03T00:00:00.000Z'

function cveRecord(
  number: number,
  { cna = {}, adp = [], meta = {} }: { cna?: object; adp?: readonly object[]; meta?: object } = {},
) {
  return {
    dataType: 'CVE_RECORD',
    dataVersion: '5.1',
    cveMetadata: { cveId: `CVE-2026-${number}`, state: 'PUBLISHED', dateUpdated: day, ...meta },
    containers: {
      cna: { providerMetadata: { shortName: 'example' }, title: `Title ${number}`, affected: [], ...cna },
      adp,
    },
  }
}

function cisa(exploitation: string, isListed = false) {
  const options = [{ Exploitation: exploitation }, { Automatable: 'yes' }, { 'Technical Impact': 'partial' }]
  const kev = { other: { type: 'kev', content: { dateAdded: '2026-11-05' } } }
  return {
    providerMetadata: { shortName: 'CISA-ADP' },
    metrics: [{ other: { type: 'ssvc', content: { options, timestamp: day } } }, ...(isListed ? [kev] : [])],
  }
}

it('imports a page, a packed feed and lines, record by record', async () => {
  const { publish, show } = await setUp()

  const page = await publish('nvd', answerOf([nvdRecord(1000), nvdRecord(1001)]), 'page.json')
  const feed = await publish(
    'nvd',
    gzipSync(answerOf([nvdRecord(1001), nvdRecord(1002)])),
    'nvdcve-2.0-2026.json.gz',
  )
  const lines = await publish(
    'cve',
    [cveRecord(1000), cveRecord(1003)].map((one) => JSON.stringify(one)).join('\n'),
    'x.ndjson',
  )

  expect(page).toMatchObject({ state: 'done', result: { records: 2, changed: 2, withoutScheme: 0 } })
  expect(feed).toMatchObject({ state: 'done', result: { records: 2, changed: 1 } })
  expect(lines).toMatchObject({ state: 'done', result: { records: 2, changed: 2 } })
  expect(await show('CVE-2026-1000')).toMatchObject({ title: 'Title 1000' })
  expect(await show('CVE-2026-1002')).toMatchObject({ title: 'Flaw 1002 of the NVD' })
})

it('tells each record that cannot be read with its place, and where a file breaks off', async () => {
  const { publish } = await setUp()
  const bad = { cve: { id: 'no number', vulnStatus: 'x' } }
  const whole = answerOf([nvdRecord(1000), bad, nvdRecord(1001), nvdRecord(1002)])

  const outcome = await publish('nvd', whole.slice(0, whole.indexOf('Flaw 1002')), 'page.json')

  expect(outcome).toMatchObject({
    state: 'partly',
    result: { records: 2, changed: 2, rejected: 2 },
    problems: expect.arrayContaining([
      expect.objectContaining({ path: 'page.json/vulnerabilities/1/cve/id', code: 'feed.cve-not-valid' }),
      expect.objectContaining({ path: '/page.json/vulnerabilities/3', code: 'json.ends-early' }),
    ]),
  })
})

it('says so when a page, another data set or nothing came', async () => {
  const { publish } = await setUp()

  for (const [content, code] of [
    ['<html>sign in</html>', 'json.unexpected'],
    ['{"format":"NVD_CPE","products":[]}', 'advisory.other-product'],
  ] as const) {
    expect(await publish('nvd', content)).toMatchObject({
      state: 'partly',
      result: { records: 0 },
      problems: [{ code }],
    })
  }
  expect(await publish('nvd', answerOf([]))).toMatchObject({
    state: 'done',
    result: { records: 0, rejected: 0 },
  })
})

it('changes nothing the second time, and ends the same where it was killed', async () => {
  const straight = await setUp()
  const broken = await setUp()
  const records = Array.from({ length: 1300 }, (_, index) =>
    cveRecord(1000 + index, { adp: [cisa('poc', index % 3 === 0)] }),
  )
  const content = Buffer.from(records.map((one) => JSON.stringify(one)).join('\n'))
  await straight.publish('cve', content, 'x.ndjson')
  const before = await straight.state()

  const again = await straight.publish('cve', content, 'x.ndjson')
  const queued = await queueImport(broken.context, { source: 'cve', content, name: 'x.ndjson' })
  await expect(queued.attempt(new AbortController())).rejects.toThrow('killed')
  await queued.attempt()

  expect(again.result).toMatchObject({ records: 1300, changed: 0 })
  expect(await straight.state()).toBe(before)
  expect(await broken.state()).toBe(before)
})

it('joins the records of a CVE to one vulnerability; the NVD leads in neither title nor severity', async () => {
  const { publish, show, db, context } = await setUp()
  const metrics = {
    cvssMetricV31: [{ type: 'Primary', source: 'nvd@nist.gov', cvssData: { vectorString: vector } }],
  }
  const low = 'CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:N'
  await publish('nvd', answerOf([nvdRecord(1000, { metrics })]))
  await publish(
    'cve',
    JSON.stringify(cveRecord(1000, { cna: { metrics: [{ cvssV3_1: { vectorString: low } }] } })),
  )
  expect(await show('CVE-2026-1000')).toMatchObject({
    title: 'Title 1000',
    severity_source: 'cve:CVE-2026-1000',
  })

  const ghsa = osvRecord('GHSA-aaaa-bbbb-cccc', {
    aliases: ['CVE-2026-1000'],
    summary: 'In words',
    affected: [affects('x')],
  })
  await importContent(context, { source: 'osv', content: await zipOfRecords(ghsa) })

  const shown = await show('GHSA-aaaa-bbbb-cccc')
  expect(shown).toMatchObject({
    cve: 'CVE-2026-1000',
    title: 'In words',
    severity_source: 'cve:CVE-2026-1000',
  })
  const { records } = await readStatements(db, shown.id)
  expect(records.map(({ source, uncompared }) => [source, uncompared]).toSorted()).toEqual([
    ['cve', 0],
    ['nvd', 0],
    ['osv', 0],
  ])
  expect(records.find(({ source }) => source === 'cve')?.severities).toMatchObject([{ source: 'example' }])
})

it('takes over SSVC values of the record, and forgets those it no longer tells', async () => {
  const { publish, decisions } = await setUp()
  await publish('cve', JSON.stringify(cveRecord(1000, { adp: [cisa('none')] })))
  const first = await decisions('CVE-2026-1000')

  await publish(
    'cve',
    JSON.stringify(cveRecord(1000, { adp: [cisa('active')], meta: { dateUpdated: '2026-11-04T00:00:00Z' } })),
  )
  const second = await decisions('CVE-2026-1000')
  await publish('cve', JSON.stringify(cveRecord(1000, { meta: { dateUpdated: '2026-11-05T00:00:00Z' } })))

  expect(first).toEqual(['cve:CISA-ADP A=Y', 'cve:CISA-ADP E=N', 'cve:CISA-ADP TI=P'])
  expect(second).toEqual(['cve:CISA-ADP A=Y', 'cve:CISA-ADP E=A', 'cve:CISA-ADP TI=P'])
  expect(await decisions('CVE-2026-1000')).toEqual([])
})

it('tells the house of another SSVC value, though nothing else is shown otherwise', async () => {
  const { publish, db, idOf } = await setUp()
  await publish('cve', JSON.stringify(cveRecord(1000, { adp: [cisa('none')] })))
  const heard = async () =>
    (await db.selectFrom('platform.outbox').select(['name', 'payload']).orderBy('id').execute()).filter(
      ({ name, payload }) =>
        name === 'intel.vulnerabilities-changed' && JSON.stringify(payload).includes('records'),
    ).length
  const before = await heard()

  await publish(
    'cve',
    JSON.stringify(cveRecord(1000, { adp: [cisa('poc')], meta: { dateUpdated: '2026-11-04T00:00:00Z' } })),
  )

  expect(await idOf('CVE-2026-1000')).not.toBe('')
  expect(await heard()).toBe(before + 1)
})

it('takes the KEV entry of the record for a listing, and takes it off when the record drops it', async () => {
  const { publish, show, exploited } = await setUp()
  await publish('cve', JSON.stringify(cveRecord(1000, { adp: [cisa('active', true)] })))
  await publish(
    'nvd',
    answerOf([nvdRecord(1000, { cisaExploitAdd: '2026-11-06', cisaVulnerabilityName: 'A flaw' })]),
  )

  expect(await show('CVE-2026-1000')).toMatchObject({ exploited_at: expect.anything() })
  expect(await exploited()).toEqual(['cve CVE-2026-1000', 'nvd CVE-2026-1000'])

  await publish(
    'cve',
    JSON.stringify(cveRecord(1000, { adp: [cisa('active')], meta: { dateUpdated: '2026-11-04T00:00:00Z' } })),
  )
  expect((await exploited()).toSorted()).toEqual(['cve CVE-2026-1000 removed', 'nvd CVE-2026-1000'])
})

it('withdraws what is rejected', async () => {
  const { publish, show, decisions } = await setUp()
  await publish('cve', JSON.stringify(cveRecord(1000, { adp: [cisa('none')] })))
  const meta = {
    state: 'REJECTED',
    dateRejected: '2026-11-06T00:00:00Z',
    dateUpdated: '2026-11-06T00:00:00Z',
  }

  await publish(
    'cve',
    JSON.stringify(cveRecord(1000, { cna: { rejectedReasons: [{ lang: 'en', value: 'Not one.' }] }, meta })),
  )

  expect((await show('CVE-2026-1000')).withdrawn_at?.toString()).toBe('2026-11-06T00:00:00Z')
  expect(await decisions('CVE-2026-1000')).toEqual([])
})

it('keeps configurations and products with the record', async () => {
  const { publish, db } = await setUp()
  await publish('nvd', answerOf([nvdRecord(1000)]))

  const { products } = await db.selectFrom('intel.pack').select('products').executeTakeFirstOrThrow()

  const { zstdDecompressSync } = await import('node:zlib')
  expect(JSON.parse(zstdDecompressSync(products ?? Buffer.alloc(0)).toString())).toMatchObject([
    {
      configurations: [{ root: { children: [{ operator: 'or', matches: [{ criteria: curl }] }] } }],
      products: [],
    },
  ])
})

it('reads the folder of the list as a zip, and leaves its logs alone', async () => {
  const { context } = await setUp()
  const content = await zipOf({
    'cvelistV5-main/cves/2026/1xxx/CVE-2026-1000.json': cveRecord(1000),
    'cvelistV5-main/cves/delta.json': { new: [] },
    'cvelistV5-main/cves/deltaLog.json': [{}],
    'cvelistV5-main/README.md': 'x',
  })

  expect(await importContent(context, { source: 'cve', content, name: 'main.zip' })).toMatchObject({
    state: 'done',
    result: { records: 1, changed: 1, rejected: 0 },
  })
})
