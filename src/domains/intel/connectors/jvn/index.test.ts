import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { type Behaviour, breakOff, give, lead, openUnrulyServer } from '#platform/net/trials/unruly-server.ts'
import { openStage } from '../trials/stage.ts'

interface Written {
  readonly id: string
  readonly at: string
  readonly title?: string
}

const list = '/ja/feed/checksum.txt'

function details(records: readonly Written[]): string {
  const infos = records.map(
    ({ id, at, title = id }) =>
      `<Vulinfo><VulinfoID>${id}</VulinfoID><VulinfoData><Title>${title}</Title><DateLastUpdated>${at}</DateLastUpdated></VulinfoData></Vulinfo>`,
  )
  return `<VULDEF-Document xmlns="http://jvn.jp/vuldef/" xml:lang="ja">${infos.join('\n')}</VULDEF-Document>`
}

function overview(records: readonly Written[]): string {
  const items = records.map(
    ({ id, at, title = id }) =>
      `<item><title>${title}</title><sec:identifier>${id}</sec:identifier><dcterms:modified>${at}</dcterms:modified></item>`,
  )
  return `<rdf:RDF xmlns:rdf="urn:r" xmlns:dcterms="urn:t" xmlns:sec="http://jvn.jp/rss/mod_sec/" xml:lang="ja">${items.join('\n')}</rdf:RDF>`
}

const pathOf = (name: string) => `/ja/${name.includes('detail') ? 'feed/detail' : 'rss'}/${name}`

function listOf(files: Readonly<Record<string, string>>): string {
  const entries = Object.entries(files).map(([filename, text]) => ({
    url: pathOf(filename),
    filename,
    sha256: createHash('sha256').update(text).digest('hex'),
    size: text.length,
    lastModified: '2026/11/21 12:00:00',
  }))
  return JSON.stringify(entries, null, 4)
}

const a = { id: 'JVNDB-2025-000001', at: '2025-10-15T09:30:41+09:00' }
const b = { id: 'JVNDB-2026-000001', at: '2026-10-15T09:30:41+09:00' }
const old = { 'jvndb_detail_2025.rdf': details([a]), 'myjvn_vendor_202611.rdf': '<Result/>' }

async function open() {
  const stage = await openStage()
  const server = await openUnrulyServer({})
  await stage.place('jvn', { url: `${server.url}${list}`, host: server.host })
  const publish = (files: Readonly<Record<string, string>>) => {
    server.set(list, give(listOf(files)))
    for (const [name, text] of Object.entries(files)) server.set(pathOf(name), give(text))
  }
  const current = { ...old, 'jvndb_detail_2026.rdf': details([b]), 'jvndb.rdf': overview([b]) }
  publish(current)
  return { ...stage, server, publish, current, asked: () => server.asked.map(({ path }) => path) }
}

it('fetches all files at first, then those that have another sum', async () => {
  const { run, publish, current, records, asked, health } = await open()

  const first = await run('jvn')
  publish({
    ...current,
    'jvndb_detail_2026.rdf': details([{ ...b, at: '2026-11-01T00:00:00Z', title: '改訂' }]),
  })
  const second = await run('jvn')
  const third = await run('jvn')

  expect(first).toMatchObject({ state: 'done', result: { outcome: 'new', records: 3 } })
  expect(second).toMatchObject({ state: 'done', result: { outcome: 'new', records: 1, changed: 1 } })
  expect(third).toMatchObject({ state: 'done', result: { records: 0 } })
  expect(await records('jvn')).toEqual({ [a.id]: a.id, [b.id]: '改訂' })
  expect(asked()).toEqual([
    list,
    pathOf('jvndb_detail_2025.rdf'),
    pathOf('jvndb_detail_2026.rdf'),
    pathOf('jvndb.rdf'),
    list,
    pathOf('jvndb_detail_2026.rdf'),
    list,
  ])
  expect(await health('jvn')).toMatchObject({ outcome: 'new', failures: 0, gapSince: null })
})

it('asks the API for the details of what an overview names as newer', async () => {
  const { run, publish, current, server, records, asked } = await open()
  await run('jvn')
  const c = { id: 'JVNDB-2026-000002', at: '2026-11-20T10:00+09:00', title: '新規' }
  publish({ ...current, 'jvndb.rdf': overview([b, c]) })
  server.set('/myjvn', give(details([{ ...c, at: '2026-11-20T10:00:20+09:00', title: '新規の詳細' }])))

  const done = await run('jvn')

  expect(done).toMatchObject({ state: 'done' })
  expect(asked().at(-1)).toBe(`/myjvn?method=getVulnDetailInfo&feed=hnd&vulnId=${c.id}`)
  expect(await records('jvn')).toMatchObject({ [c.id]: '新規の詳細' })
})

it('keeps the outline where the API refuses or is not there', async () => {
  const { run, publish, current, server, records } = await open()
  await run('jvn')
  const c = { id: 'JVNDB-2026-000002', at: '2026-11-20T10:00+09:00', title: '新規' }
  server.set('/myjvn', give('<a xmlns:s="urn:s"><s:Status retCd="1"/></a>'))
  publish({ ...current, 'jvndb.rdf': overview([b, c]) })

  expect(await run('jvn')).toMatchObject({ state: 'done' })
  expect(await records('jvn')).toMatchObject({ [c.id]: '新規' })
})

it('leaves a file that is not what its sum says for the next run, and tells that it is missing', async () => {
  const { run, publish, current, server, records, health } = await open()
  const name = 'jvndb_detail_2026.rdf'
  for (const behaviour of [give('<html>sign in'), give('', { status: 404 }), give(details([]))]) {
    server.set(pathOf(name), behaviour)

    expect(await run('jvn')).toMatchObject({ state: 'done' })
    expect((await health('jvn')).gapSince).not.toBeNull()
  }
  publish(current)
  await run('jvn')

  expect(Object.keys(await records('jvn'))).toEqual([a.id, b.id])
  expect((await health('jvn')).gapSince).toBeNull()
})

const badLists: readonly (readonly [what: string, behaviour: Behaviour, code: string])[] = [
  ['a log-in page', give('<html>sign in'), 'intel.feed-is-a-page'],
  ['another form', give('{"files":[]}'), 'intel.feed-unreadable'],
  ['nothing', give('[]'), 'intel.feed-shape-changed'],
  ['other entries', give('[{"name":"jvndb.rdf"},{}]'), 'intel.feed-shape-changed'],
  ['a list cut off', give(listOf(old).slice(0, -20)), 'intel.feed-unreadable'],
  ['a body cut off', breakOff(Buffer.alloc(1000, ' '), 10), 'net.broken-off'],
  ['500', give('', { status: 500 }), 'net.bad-status'],
  ['429 and a wish to wait', give('', { status: 429, headers: { 'retry-after': '600' } }), 'net.must-wait'],
  ['a redirect inwards', lead('http://[::ffff:169.254.169.254]/'), 'net.host-refused'],
  ['a redirect for ever', lead(list), 'net.too-many-redirects'],
  [
    'files of another host',
    give(listOf({ ...old, 'jvndb.rdf': 'x' }).replace(pathOf('jvndb.rdf'), 'http://169.254.169.254/x')),
    'net.host-refused',
  ],
  [
    'sums of nothing that comes',
    give(listOf(old).replace(/[0-9a-f]{64}/g, '0'.repeat(64))),
    'intel.feed-unreadable',
  ],
]

it('fails, keeps what it had and says why, whatever the list turns out to be (security.md §4 no. 14)', async () => {
  const { run, publish, current, server, records, health, pass } = await open()
  for (const [what, behaviour, code] of badLists) {
    publish(current)
    await run('jvn')
    server.set(list, behaviour)

    const done = await run('jvn')

    expect.soft(done, what).toMatchObject({ state: 'failed', problems: [{ code }] })
    expect.soft(await health('jvn'), what).toMatchObject({ outcome: 'failed', failures: 1 })
    pass({ minutes: 20 })
  }
  expect(Object.keys(await records('jvn'))).toEqual([a.id, b.id])
})
