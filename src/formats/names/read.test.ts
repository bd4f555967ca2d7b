import { expect, it } from 'vitest'
import { readProductNames } from './index.ts'

const read = (text: string) => readProductNames(Buffer.from(text))

const status = (method: string, total: number) =>
  `<status:Status xmlns:status="http://jvndb.jvn.jp/myjvn/Status" method="${method}" retCd="0" totalRes="${total}"/>`

const result = (inside: string, after = '') =>
  `<?xml version="1.0" encoding="UTF-8"?><Result xmlns="http://jvndb.jvn.jp/myjvn/Results"><VendorInfo xml:lang="ja">${inside}</VendorInfo>${after}</Result>`

const maker = (...products: readonly string[]) =>
  `<Vendor vname="例示電機" cpe="cpe:/:example" vid="7">${products.join('')}</Vendor>`
const gateway = '<Product pname="ゲートウェイ G1" cpe="cpe:/o:example:gateway_g1_firmware" pid="70"/>'

it('reads a list of products in XML, whole where it holds as many as it says', () => {
  const whole = read(result(maker(gateway), status('getProductList', 1)))
  const page = read(result(maker(gateway), status('getProductList', 2)))

  expect(whole).toMatchObject({
    ok: true,
    warnings: [],
    value: {
      isWhole: true,
      vendors: [{ id: '7', vendor: 'example', labels: [{ text: '例示電機', language: 'ja' }] }],
      products: [
        {
          id: '70',
          vendor: 'example',
          cpeKey: 'cpe/o/example/gateway_g1_firmware',
          labels: [{ text: 'ゲートウェイ G1', language: 'ja' }],
        },
      ],
    },
  })
  expect(page).toMatchObject({ value: { isWhole: false } })
})

it('tells an entry without a CPE name, and is not whole then', () => {
  const odd = read(result(maker(gateway, '<Product pname="x" pid="71"/>'), status('getProductList', 2)))

  expect(odd).toMatchObject({ ok: true, value: { isWhole: false, products: [{ id: '70' }] } })
  expect(odd.ok && odd.warnings).toMatchObject([{ code: 'feed.not-a-product-name', path: '/line/1' }])
})

it('says what the source says of a refusal, and refuses what is no list', () => {
  const refused = read(
    '<Result><Status retCd="1" errCd="MJ_ERR" errMsg="no method" xmlns="http://jvndb.jvn.jp/myjvn/Status"/></Result>',
  )

  expect(refused).toMatchObject({
    ok: false,
    problems: [{ code: 'advisory.jvn-refused', facts: { code: 'MJ_ERR' } }],
  })
  for (const other of ['<rss/>', '{}', '[]', '[1]', '{"a":1}\n{"b":2}\n', 'x', ''])
    expect(read(other).ok, other).toBe(false)
})

it('reads rows, one on a line, and names of version 4 in both languages', () => {
  const row = {
    vid: '7',
    vname: '例示電機',
    vcpe: 'cpe:/:example',
    pid: '70',
    pname: 'G1',
    pcpe: 'cpe:/h:example:g1',
  }
  const lines = read(`${JSON.stringify(row)}\n\n${JSON.stringify({ ...row, pid: '71', pcpe: '' })}\n`)
  const dictionary = read(
    JSON.stringify({
      'jvn-product-dictionary': {
        updated: '2026-04-26T07:36:21+09:00',
        lang: 'ja',
        vendors: [
          {
            vid: 7,
            vname: '例示電機',
            vname_i18n: { ja: '例示電機', en: 'Example Electric' },
            cpe: 'cpe:2.3::example',
            products: [
              {
                pid: 70,
                pname: 'ゲートウェイ',
                product_ids: [{ cpe: 'cpe:2.3:a:example:gateway:*:*:*:*:*:*:*:*' }],
              },
            ],
          },
        ],
      },
    }),
  )

  expect(lines).toMatchObject({ ok: true, value: { products: [{ id: '70', cpeKey: 'cpe/h/example/g1' }] } })
  expect(lines.ok && lines.warnings.map(({ path }) => path)).toEqual(['/line/3'])
  expect(dictionary).toMatchObject({
    value: {
      publishedAt: '2026-04-25T22:36:21Z',
      vendors: [
        {
          vendor: 'example',
          labels: [
            { text: '例示電機', language: 'ja' },
            { text: '例示電機', language: 'ja' },
            { text: 'Example Electric', language: 'en' },
          ],
        },
      ],
      products: [{ cpeKey: 'cpe/a/example/gateway' }],
    },
  })
})
