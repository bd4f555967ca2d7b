import { expect, it } from 'vitest'
import { give, openUnrulyServer } from '#platform/net/trials/unruly-server.ts'
import { openStage } from '../trials/stage.ts'
import { kev } from './index.ts'

function entry(number: number) {
  return {
    cveID: `CVE-2026-${1000 + number}`,
    vendorProject: 'Trial',
    product: 'Product',
    vulnerabilityName: `Trial ${number}`,
    dateAdded: '2026-11-01',
    shortDescription: 'It can be used.',
    requiredAction: 'Update.',
    dueDate: '2026-11-21',
    knownRansomwareCampaignUse: 'Unknown',
    notes: '',
    cwes: [],
  }
}

function listOf(count: number, extra: Readonly<Record<string, unknown>> = {}): string {
  const vulnerabilities = Array.from({ length: count }, (_, index) => entry(index))
  return JSON.stringify({
    title: 'Trial list',
    catalogVersion: '2026.11.22',
    dateReleased: '2026-11-22T00:00:00Z',
    count,
    vulnerabilities,
    ...extra,
  })
}

const inspect = (text: string | Uint8Array) => kev.inspect?.(Buffer.from(text))

it('counts the entries of the list', () => {
  expect(inspect(listOf(3))).toMatchObject({ ok: true, value: { records: 3, unreadable: 0 } })
  expect(inspect(listOf(0))).toMatchObject({ ok: true, value: { records: 0, unreadable: 0 } })
})

it('counts apart what does not look like an entry', () => {
  const bad = [entry(1), { cve: 'CVE-2026-1' }, { ...entry(2), cveID: 7 }, 'text', null]

  const found = inspect(listOf(5, { vulnerabilities: bad }))

  expect(found).toMatchObject({ ok: true, value: { records: 1, unreadable: 4 } })
})

it.each([
  ['no JSON', 'hello', 'json.unexpected'],
  ['cut off', listOf(3).slice(0, 200), 'json.ends-early'],
  ['another form', '{"entries": []}', 'json.field-missing'],
  ['a list', '[]', 'json.field-missing'],
  ['fewer than announced', listOf(3, { count: 4 }), 'feed.count-differs'],
])('refuses what is %s', (_, text, code) => {
  expect(inspect(text)).toMatchObject({ ok: false, problems: [{ code }] })
})

it('security.md 4.14: refuses what is in no charset', () => {
  const damaged = Buffer.concat([Buffer.from('{"title":"'), Buffer.from([0x90, 0xff]), Buffer.from('"}')])

  expect(inspect(damaged)).toMatchObject({ ok: false, problems: [{ code: 'text.not-decodable' }] })
})

it('fetches the list, again only when it has changed, and holds it back when it has shrunk', async () => {
  const { place, run, health } = await openStage()
  const server = await openUnrulyServer({ '/kev.json': give(listOf(10), { headers: { etag: '"1"' } }) })
  await place('kev', { url: `${server.url}/kev.json`, host: server.host })

  const first = await run('kev')
  server.set('/kev.json', give('', { status: 304 }))
  const second = await run('kev')
  server.set('/kev.json', give(listOf(3)))
  const third = await run('kev')
  const held = await health('kev')
  server.set('/kev.json', give(listOf(0)))
  const fourth = await run('kev')

  expect(first).toMatchObject({ state: 'done', result: { outcome: 'new' } })
  expect(server.asked[1]?.headers['if-none-match']).toBe('"1"')
  expect(second).toMatchObject({ state: 'done', result: { outcome: 'not-modified' } })
  expect(third).toMatchObject({ state: 'failed', problems: [{ code: 'intel.feed-shrunk' }] })
  expect(held).toMatchObject({ outcome: 'shrunk', heldParts: [{ part: '', before: 10, now: 3 }] })
  expect(fourth).toMatchObject({ state: 'failed', problems: [{ code: 'intel.feed-shrunk' }] })
})

it('tells an empty list from a failure', async () => {
  const { place, run, health } = await openStage()
  const server = await openUnrulyServer({ '/kev.json': give(listOf(0)) })
  await place('kev', { url: `${server.url}/kev.json`, host: server.host })

  const done = await run('kev')

  expect(done).toMatchObject({ state: 'done', result: { outcome: 'empty' } })
  expect(await health('kev')).toMatchObject({ outcome: 'empty', failures: 0 })
})

it('security.md 4.14: takes nothing when the list has changed its form in the middle', async () => {
  const { place, run, health } = await openStage()
  const mixed = Array.from({ length: 10 }, (_, index) => (index < 7 ? entry(index) : { cve: 'other' }))
  const server = await openUnrulyServer({ '/kev.json': give(listOf(10, { vulnerabilities: mixed })) })
  await place('kev', { url: `${server.url}/kev.json`, host: server.host })

  const done = await run('kev')

  expect(done).toMatchObject({ state: 'failed', problems: [{ code: 'intel.feed-shape-changed' }] })
  expect(await health('kev')).toMatchObject({ outcome: 'failed', succeededAt: null })
})
