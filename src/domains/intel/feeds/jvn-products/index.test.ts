import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { testContext, testDatabase } from '#test/database.ts'
import { listProductNames } from '../../names/told-name-actions.ts'
import { importContent, zipOf } from '../../trials/importing.ts'

async function setUp() {
  const context = testContext(await testDatabase())
  return {
    publish: async (content: string | Uint8Array, name: string) =>
      await importContent(context, { source: 'jvn-products', content: Buffer.from(content), name }),
    namesOf: async (q?: string) => {
      const { rows } = await listProductNames(context, { from: 'listed', q, limit: 100 })
      return rows.map((row) => `${row.label} ${row.packageKey ?? row.vendor}`).sort()
    },
  }
}

const vendor = (name: string, ...products: readonly string[]) =>
  `<Vendor vname="${name}" cpe="cpe:/:example" vid="7">${products.join('')}</Vendor>`

const product = (name: string, id = 70, cpe = 'cpe:/h:example:gateway') =>
  `<Product pname="${name}" cpe="${cpe}" pid="${id}"/>`

const list = (language: string, vendors: string, total: number) =>
  `<Result xmlns="http://jvndb.jvn.jp/myjvn/Results"><VendorInfo xml:lang="${language}">${vendors}</VendorInfo>
  <status:Status xmlns:status="http://jvndb.jvn.jp/myjvn/Status" method="getProductList" retCd="0" totalRes="${total}"/></Result>`

it('keeps names in both languages, and finds them however they are typed', async () => {
  const { publish, namesOf } = await setUp()
  const first = await publish(list('ja', vendor('例示電機', product('ゲートウェイ')), 1), 'myjvn_product.rdf')
  const again = await publish(list('ja', vendor('例示電機', product('ゲートウェイ')), 1), 'myjvn_product.rdf')
  await publish(list('en', vendor('Example Electric', product('Gateway')), 1), 'en.xml')

  expect(first).toMatchObject({ state: 'done', result: { records: 2, changed: 2 } })
  expect(again).toMatchObject({ result: { changed: 0 } })
  expect(await namesOf()).toEqual([
    'Example Electric example',
    'Gateway cpe/h/example/gateway',
    'ゲートウェイ cpe/h/example/gateway',
    '例示電機 example',
  ])
  expect(await namesOf('ｹﾞｰﾄｳｪｲ　例示')).toEqual(['ゲートウェイ cpe/h/example/gateway'])
})

it('takes what a whole list says for all there is, and of parts only what they say', async () => {
  const { publish, namesOf } = await setUp()
  await publish(
    list('ja', vendor('例示', product('一'), product('二', 71, 'cpe:/a:example:two')), 2),
    'a.xml',
  )
  const page = await publish(list('ja', vendor('例示', product('新一')), 2), 'b.xml')
  expect(page).toMatchObject({ result: { changed: 1, removed: 0 } })
  expect(await namesOf()).toEqual(['二 cpe/a/example/two', '例示 example', '新一 cpe/h/example/gateway'])

  const whole = await publish(list('ja', vendor('例示', product('新一')), 1), 'c.xml')
  expect(whole).toMatchObject({ result: { removed: 1 } })
  expect(await namesOf()).toEqual(['例示 example', '新一 cpe/h/example/gateway'])
})

it('reads what was packed, and refuses what is no list', async () => {
  const { publish, namesOf } = await setUp()
  const row = {
    vid: '7',
    vname: '例示',
    vcpe: 'cpe:/:example',
    pid: '70',
    pname: '一',
    pcpe: 'cpe:/a:example:one',
  }
  const packed = await publish(gzipSync(JSON.stringify(row)), 'list.ndjson.gz')
  const zipped = await publish(
    await zipOf({ 'v.xml': list('ja', vendor('例示', product('二')), 1) }),
    'x.zip',
  )
  const other = await publish('{"cve":"CVE-2026-1000"}', 'x.json')

  expect(packed).toMatchObject({ state: 'done', result: { records: 2 } })
  expect(zipped).toMatchObject({ state: 'done' })
  expect(other).toMatchObject({ state: 'partly', problems: [{ code: 'feed.no-product-names' }] })
  expect(await namesOf()).toContain('二 cpe/h/example/gateway')
})
