import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readAdvisory, recogniseAdvisory } from '../index.ts'
import { readJvn } from './read.ts'

const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}.xml`, import.meta.url))

function read(name: string) {
  const parsed = readJvn(fixture(name))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return { ...parsed.value, warnings: parsed.warnings }
}

it('is recognised by its namespaces, whichever of them', () => {
  expect(recogniseAdvisory(fixture('details'))?.id).toBe('jvn')
  expect(recogniseAdvisory(fixture('outline'))?.id).toBe('jvn')
  expect(recogniseAdvisory(Buffer.from('<rss><channel/></rss>'))).toBeNull()
  expect(readAdvisory(fixture('details'))).toMatchObject({ ok: true, value: { id: 'JVNDB-2026-000101' } })
})

it('takes over background, impact and solution in the language of the record', () => {
  expect(read('details')).toMatchObject({
    id: 'JVNDB-2026-000101',
    aliases: ['CVE-2026-10001', 'CVE-2026-10002'],
    related: ['JVN#12345678'],
    language: 'ja',
    summary: '試験用ゲートウェイにおける複数の脆弱性',
    details:
      '試験株式会社が提供する試験用ゲートウェイには、次の脆弱性が存在します。\n\n- コマンドインジェクション - CVE-2026-10001\n- 認証の欠如 - CVE-2026-10002',
    impact: '遠隔の第三者により、任意のコマンドを実行される可能性があります。',
    solution:
      '[アップデートする] 開発者が提供する情報をもとに、最新版へアップデートしてください。\n\n[ワークアラウンドを実施する] 管理画面への接続を制限してください。',
    published: '2026-09-29T15:00:00Z',
    modified: '2026-10-15T00:30:41Z',
    withdrawn: null,
    cwes: ['CWE-78'],
    unused: [{ field: 'History', count: 1 }],
  })
})

it('gives every vector the score it comes to, the newest version first', () => {
  expect(read('details').severities).toMatchObject([
    { system: 'cvss-v3', score: 9.8, given: { score: 9.8, word: 'Critical' } },
    { system: 'cvss-v2', score: 7.5, given: { score: 7.5, word: 'High' } },
  ])
})

it('makes versions of phrases that mean one thing, and keeps the others as they are', () => {
  const { products, warnings } = read('details')

  expect(products).toMatchObject([
    {
      vendor: '試験株式会社',
      product: '試験用ゲートウェイ TG-100',
      cpes: ['cpe:/h:example:tg-100'],
      versions: [{ version: '1.4.0', lessThan: '1.6.2', lessThanOrEqual: null, status: 'affected' }],
      isComplete: false,
      phrases: [
        { text: 'ファームウェア 1.4.0 から 1.6.2 より前のバージョン', ranges: ['>= 1.4.0, < 1.6.2'] },
        { text: '北米向け 0.9 未満', ranges: null },
      ],
    },
    {
      cpes: ['cpe:/h:example:tg 200'],
      // Said of one of two CVEs only.
      versions: [],
      isComplete: false,
      phrases: [{ ranges: ['<= 2.0.1'], cves: ['CVE-2026-10001'] }],
    },
    { product: '試験用管理ツール', cpes: [], versions: [], isComplete: true },
  ])
  expect(warnings).toEqual(
    [
      { path: '/line/49', code: 'feed.cve-not-valid', facts: { id: 'CVE 番号なし' } },
      { path: '/line/30', code: 'advisory.cpe-not-valid', facts: { cpe: 'example:tool' } },
    ].map((one) => expect.objectContaining({ code: one.code, facts: one.facts })),
  )
})

it('breaks flattened texts where they were broken', () => {
  const solution =
    '[更新する] 更新してください。 　* 2.x 　　* 2.1  　* 1.x  [回避する] 接続を制限してください。  以上です。'
  const text = `<VULDEF-Document><Vulinfo><VulinfoID>JVNDB-2026-000001</VulinfoID><VulinfoData><Solution><SolutionItem><Description>${solution}</Description></SolutionItem></Solution></VulinfoData></Vulinfo></VULDEF-Document>`

  expect(readJvn(text)).toMatchObject({
    ok: true,
    value: {
      solution:
        '[更新する] 更新してください。\n- 2.x\n- 2.1\n- 1.x\n\n[回避する] 接続を制限してください。\n\n以上です。',
    },
  })
})

it('reads the outline of a record from an overview, times without seconds too', () => {
  expect(read('outline')).toMatchObject({
    id: 'JVNDB-2026-000101',
    isOutline: true,
    aliases: ['CVE-2026-10001'],
    related: ['JVNVU#90000001'],
    details:
      '試験株式会社が提供する試験用ゲートウェイには、複数の脆弱性が存在します。\n\nこの脆弱性情報は、試験のために作成しました。',
    published: '2026-10-01T03:00:00Z',
    modified: '2026-10-15T00:30:00Z',
    severities: [{ system: 'cvss-v3', score: 9.8 }],
    cwes: ['CWE-78'],
    products: [{ vendor: '試験株式会社', cpes: ['cpe:/h:example:tg-100'], versions: [] }],
    references: [
      { kind: 'advisory', url: 'https://jvndb.jvn.jp/ja/contents/2026/JVNDB-2026-000101.html' },
      { kind: 'web', url: 'https://www.cve.org/CVERecord?id=CVE-2026-10001' },
      { kind: 'web', url: 'https://nvd.nist.gov/vuln/detail/CVE-2026-10001' },
      { kind: 'advisory', url: 'https://jvn.jp/vu/JVNVU90000001/index.html' },
      { kind: 'web', url: 'https://www.example.co.jp/note' },
    ],
    unused: [{ field: 'creator', count: 1 }],
    warnings: [],
  })
})

it('takes a record for withdrawn by its mark, and no other mark for that', () => {
  expect(read('taken-back').withdrawn).toBe('2026-10-20T00:00:00Z')
  expect(read('disputed')).toMatchObject({
    withdrawn: null,
    modified: null,
    severities: [],
    details:
      '** 未確定 ** 本件は、脆弱性として確定していません。 ベンダは、<script> に問題はないとしています。',
  })
  expect(
    read('disputed')
      .warnings.map(({ code }) => code)
      .toSorted(),
  ).toEqual(['advisory.severity-not-read', 'json.time-not-valid'])
})

it.each([
  ['an answer that refuses', fixture('refused').toString(), 'advisory.jvn-refused'],
  [
    'vendors',
    '<Result xmlns="http://jvndb.jvn.jp/myjvn/Results"><VendorInfo/></Result>',
    'advisory.other-answer',
  ],
  ['nothing found', '<a xmlns:s="urn:s"><s:Status retCd="0"/></a>', 'advisory.no-records'],
  ['another RSS', '<rdf><item><title>News</title></item></rdf>', 'advisory.not-jvn'],
  ['another document', '<a/>', 'advisory.not-jvn'],
  ['no XML', 'JVN', 'xml.not-well-formed'],
  ['JSON of another kind', '{}', 'advisory.not-jvn'],
  ['no id', '<a><Vulinfo><VulinfoData/></Vulinfo></a>', 'advisory.id-missing'],
  ['no data', '<a><Vulinfo/></a>', 'advisory.not-jvn'],
  [
    'an id of another kind',
    '<a><item><identifier>../../etc</identifier></item></a>',
    'advisory.jvn-id-not-valid',
  ],
  ['two records', '<a><item/><item/></a>', 'advisory.not-one-record'],
])('refuses %s', (_, text, code) => {
  expect(readJvn(text)).toMatchObject({ ok: false, problems: [{ code }] })
})
