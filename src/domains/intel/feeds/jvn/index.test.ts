import { expect, it } from 'vitest'
import { holds, readWords } from '#kernel/text/search.ts'
import { testContext, testDatabase } from '#test/database.ts'
import { importContent, zipOf } from '../../trials/importing.ts'
import { readStatements } from '../../vulnerabilities/statements-view.ts'
import { lookUpVulnerabilityId } from '../../vulnerabilities/vulnerability-lookup-view.ts'
import { jvn } from './index.ts'

interface Written {
  readonly id: string
  readonly cves?: readonly string[]
  readonly modified?: string
  readonly title?: string
  readonly phrase?: string
}

function infoOf({ id, cves = [], modified = '2026-10-15T09:30:41+09:00', title = id, phrase = '' }: Written) {
  const related = cves.map(
    (cve) =>
      `<RelatedItem type="advisory"><Name>Common Vulnerabilities and Exposures (CVE)</Name><VulinfoID>${cve}</VulinfoID></RelatedItem>`,
  )
  return `<Vulinfo><VulinfoID>${id}</VulinfoID><VulinfoData><Title>${title}</Title>
    <VulinfoDescription><Overview>${title}の概要。</Overview></VulinfoDescription>
    <Affected><AffectedItem><Name>試験</Name><ProductName>製品</ProductName><Cpe version="2.2">cpe:/a:example:product</Cpe>
    <VersionNumber>${phrase}</VersionNumber></AffectedItem></Affected>
    <Impact><ImpactItem><Description>影響。</Description></ImpactItem></Impact>
    <Solution><SolutionItem><Description>対策。</Description></SolutionItem></Solution>
    <Related>${related.join('')}</Related><DateLastUpdated>${modified}</DateLastUpdated></VulinfoData></Vulinfo>`
}

function details(...records: readonly Written[]): string {
  return `<?xml version="1.0"?><VULDEF-Document xmlns="http://jvn.jp/vuldef/" xml:lang="ja">${records.map(infoOf).join('\n')}</VULDEF-Document>`
}

function overview(...records: readonly Written[]): string {
  const items = records.map(
    ({ id, cves = [], modified = '2026-10-15T09:30+09:00', title = id }) =>
      `<item><title>${title}</title><description>${title}の概要。</description><s:identifier>${id}</s:identifier>${cves.map((cve) => `<s:references source="CVE" id="${cve}">https://www.cve.org/</s:references>`).join('')}<t:modified>${modified}</t:modified></item>`,
  )
  return `<r:RDF xmlns:r="urn:r" xmlns="http://purl.org/rss/1.0/" xmlns:t="urn:t" xmlns:s="http://jvn.jp/rss/mod_sec/" xml:lang="ja">${items.join('')}</r:RDF>`
}

async function setUp() {
  const database = await testDatabase()
  const context = testContext(database)
  const db = database.kysely
  return {
    db,
    context,
    publish: async (content: string | Uint8Array, name = 'jvndb.rdf') =>
      await importContent(context, { source: 'jvn', content: Buffer.from(content), name }),
    async statement(name: string) {
      const id = await lookUpVulnerabilityId(db, name)
      return id === undefined ? undefined : (await readStatements(db, id)).records[0]
    },
    records: async () =>
      await db
        .selectFrom('intel.record')
        .select(['name', 'revision', 'title', 'is_outline'])
        .where('superseded_at', 'is', null)
        .orderBy('name')
        .execute(),
  }
}

const first = { id: 'JVNDB-2026-000001', cves: ['CVE-2026-0001', 'CVE-2026-0002'], title: '試験製品の脆弱性' }
const second = { id: 'JVNDB-2026-000002' }

it('takes a file of many records apart, and keeps texts and phrases of each', async () => {
  const { publish, statement } = await setUp()

  const outcome = await publish(details({ ...first, phrase: '1.2 未満' }, { ...second, phrase: '一部' }))

  expect(outcome).toMatchObject({ state: 'done', result: { records: 2, changed: 2 } })
  for (const name of ['CVE-2026-0001', 'CVE-2026-0002', 'JVNDB-2026-000001']) {
    expect(await statement(name), name).toMatchObject({
      id: 'JVNDB-2026-000001',
      uncompared: 0,
      texts: { language: 'ja', background: '試験製品の脆弱性の概要。', impact: '影響。', solution: '対策。' },
      phrases: [{ vendor: '試験', product: '製品', phrases: [{ text: '1.2 未満', ranges: ['< 1.2'] }] }],
    })
  }
  expect(await statement('JVNDB-2026-000002')).toMatchObject({
    phrases: [{ phrases: [{ text: '一部', ranges: null }] }],
  })
})

it('changes nothing when it is imported again, in another order or packed', async () => {
  const { publish } = await setUp()
  await publish(details(first, second))

  const again = await publish(await zipOf({ 'jvndb_detail_2026.rdf': details(second, first) }), 'all.zip')

  expect(again).toMatchObject({ state: 'done', result: { records: 2, changed: 0 } })
})

it('does not replace details by an outline of the same time, whichever comes first', async () => {
  const { publish, records } = await setUp()
  const at = { modified: '2026-10-15T09:30+09:00' }
  const both = { 'a.rdf': overview({ ...first, ...at }), 'b.rdf': details({ ...first, ...at }) }

  await publish(overview({ ...first, ...at }))
  expect(await records()).toMatchObject([{ revision: 1, is_outline: true }])
  await publish(details({ ...first, ...at }))
  expect(await records()).toMatchObject([{ revision: 2, is_outline: false }])
  const outcome = await publish(overview({ ...first, ...at }))
  expect(outcome.result).toMatchObject({ changed: 0, older: 1 })
  await publish(await zipOf(both), 'all.zip')

  expect(await records()).toMatchObject([{ revision: 2, is_outline: false }])
})

it('takes the newest of copies, an outline too, of which what it does not speak of stands', async () => {
  const { publish, records, statement } = await setUp()

  await publish(details({ ...first, phrase: '1.2 未満' }))
  await publish(overview({ ...first, modified: '2026-10-16T10:00+09:00', title: '新しい題名' }))
  await publish(overview({ ...first, modified: '2026-10-17T10:00+09:00', title: '新しい題名' }))

  expect(await records()).toMatchObject([{ revision: 3, title: '新しい題名' }])
  expect(await statement('CVE-2026-0001')).toMatchObject({
    texts: { background: '新しい題名の概要。', impact: '影響。', solution: '対策。' },
    phrases: [{ phrases: [{ text: '1.2 未満' }] }],
  })
})

it('finds a vulnerability by the Japanese title that stands beside another', async () => {
  const { db, context, publish } = await setUp()
  const osv = {
    schema_version: '1.7.0',
    id: 'CVE-2026-0001',
    modified: '2026-10-20T00:00:00Z',
    summary: 'Flaw of it',
  }
  await publish(details(first))
  await importContent(context, { source: 'osv', content: await zipOf({ 'CVE-2026-0001.json': osv }) })

  const row = await db
    .selectFrom('intel.vulnerability')
    .select(['title', 'folded'])
    .where('cve', '=', 'CVE-2026-0001')
    .executeTakeFirstOrThrow()

  expect(row.title).toBe('Flaw of it')
  expect(holds(row.folded, readWords('flaw 試験製品'))).toBe(true)
  expect(holds(row.folded, readWords('ﾁｶﾞｳ'))).toBe(false)
})

it('tells what a file holds instead, and a file that breaks off', async () => {
  const { publish } = await setUp()
  const vendors = '<Result xmlns="http://jvndb.jvn.jp/myjvn/Results"><VendorInfo/></Result>'

  expect(await publish(vendors)).toMatchObject({
    state: 'partly',
    problems: [{ code: 'advisory.other-answer' }],
  })
  expect(await publish(details(first, second).slice(0, -80))).toMatchObject({
    state: 'partly',
    result: { records: 1 },
    problems: [{ path: '/jvndb.rdf/line/14', code: 'xml.record-cut' }],
  })
})

it('knows its files from those beside them', () => {
  expect(['jvndb_detail_2026.rdf', 'x/jvndb.rdf', 'answer.xml'].map(jvn.isRecord)).toEqual([true, true, true])
  expect(['myjvn_vendor_202611.rdf', 'x/myjvn_product_202611.rdf', 'checksum.txt'].map(jvn.isRecord)).toEqual(
    [false, false, false],
  )
})
