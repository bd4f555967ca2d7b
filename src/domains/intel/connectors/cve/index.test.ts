import { expect, it } from 'vitest'
import { type Behaviour, breakOff, give, lead, openUnrulyServer } from '#platform/net/trials/unruly-server.ts'
import { zipOf } from '../../trials/importing.ts'
import { openStage } from '../trials/stage.ts'
import { readDeltaLog } from './delta-log.ts'

interface Published {
  readonly id: string
  readonly at: string
  readonly title?: string
}

function recordOf({ id, at, title = id }: Published) {
  return {
    dataType: 'CVE_RECORD',
    dataVersion: '5.1',
    cveMetadata: { cveId: id, state: 'PUBLISHED', dateUpdated: at },
    containers: { cna: { title, providerMetadata: { shortName: 'x' } } },
  }
}

function pathOf({ id }: Published): string {
  const [, year = '', number = ''] = id.split('-')
  return `cves/${year}/${number.slice(0, -3)}xxx/${id}.json`
}

function deltaOf(at: string, changed: readonly Published[]) {
  const updated = changed.map(({ id, at: dateUpdated }) => ({
    cveId: id,
    cveOrgLink: `https://www.cve.org/CVERecord?id=${id}`,
    githubLink: `https://raw.githubusercontent.com/x/${id}.json`,
    dateUpdated,
  }))
  return { fetchTime: at, numberOfChanges: updated.length, new: [], updated, error: [] }
}

const base = '/CVEProject/cvelistV5/main/'
const log = `${base}cves/deltaLog.json`
const a = { id: 'CVE-2026-1001', at: '2026-11-20T00:00:00.000Z' }
const b = { id: 'CVE-2026-12345', at: '2026-11-20T01:00:00.000Z' }

async function open() {
  const stage = await openStage()
  const server = await openUnrulyServer({})
  await stage.place('cve', { url: `${server.url}${base}`, host: server.host })
  const publish = async (all: readonly Published[], deltas: readonly object[]) => {
    server.set(log, give(JSON.stringify(deltas, null, 2)))
    for (const one of all) server.set(base + pathOf(one), give(JSON.stringify(recordOf(one))))
    const files = Object.fromEntries(all.map((one) => [`cvelistV5-main/${pathOf(one)}`, recordOf(one)]))
    server.set(`${base}all.zip`, give(await zipOf({ ...files, 'cvelistV5-main/cves/delta.json': '{}' })))
  }
  await publish([a, b], [deltaOf('2026-11-20T02:00:00.000Z', [a, b])])
  return { ...stage, server, publish, asked: () => server.asked.map(({ path }) => path.replace(base, '')) }
}

it('loads all at first, then record by record what the log names', async () => {
  const { run, publish, records, asked, health } = await open()
  const first = await run('cve')
  const anew = { ...a, at: '2026-11-21T00:00:00.000Z', title: 'Anew' }
  await publish(
    [anew, b],
    [deltaOf('2026-11-21T00:07:00.000Z', [anew]), deltaOf('2026-11-20T01:30:00.000Z', [a, b])],
  )

  const second = await run('cve')

  expect(first).toMatchObject({ state: 'done', result: { outcome: 'new', records: 2, changed: 2 } })
  expect(second).toMatchObject({ state: 'done', result: { outcome: 'new', records: 1, changed: 1 } })
  expect(await records('cve')).toEqual({ [a.id]: 'Anew', [b.id]: b.id })
  expect(asked()).toEqual([
    'cves/deltaLog.json',
    'all.zip',
    'cves/deltaLog.json',
    'cves/2026/1xxx/CVE-2026-1001.json',
  ])
  expect(await health('cve')).toMatchObject({ outcome: 'new', failures: 0, gapSince: null })
})

it('asks for nothing more when nothing was changed', async () => {
  const { run, asked } = await open()
  await run('cve')

  expect(await run('cve')).toMatchObject({ state: 'done', result: { records: 0 } })
  expect(asked()).toEqual(['cves/deltaLog.json', 'all.zip', 'cves/deltaLog.json'])
})

it('takes all of it when the log begins after what was seen last', async () => {
  const { run, publish, asked } = await open()
  await run('cve')
  await publish([a, b], [deltaOf('2026-11-21T12:00:00.000Z', [])])

  expect(await run('cve')).toMatchObject({ state: 'done' })
  expect(asked().slice(2)).toEqual(['cves/deltaLog.json', 'all.zip'])
})

it('marks a gap while a named record is not there, and closes it when it is', async () => {
  const { run, publish, server, health, records } = await open()
  await run('cve')
  const c = { id: 'CVE-2026-1003', at: '2026-11-21T00:00:00.000Z' }
  const deltas = [deltaOf('2026-11-21T00:07:00.000Z', [c]), deltaOf('2026-11-20T01:30:00.000Z', [a, b])]
  await publish([a, b, c], deltas)
  server.set(base + pathOf(c), give('', { status: 404 }))

  await run('cve')
  const between = await health('cve')
  await publish([a, b, c], deltas)
  await run('cve')

  expect(between.gapSince).not.toBeNull()
  expect((await health('cve')).gapSince).toBeNull()
  expect(Object.keys(await records('cve'))).toEqual([a.id, c.id, b.id])
})

const badLogs: readonly (readonly [what: string, behaviour: Behaviour, code: string])[] = [
  ['a log-in page', give('<html>sign in'), 'intel.feed-is-a-page'],
  ['another form', give('{"changes":1}'), 'intel.feed-shape-changed'],
  ['nothing', give('[]'), 'intel.feed-shape-changed'],
  [
    'a log cut off',
    give(
      JSON.stringify([deltaOf('2026-11-21T00:00:00Z', [a]), deltaOf('2026-11-20T00:00:00Z', [b])]).slice(
        0,
        -20,
      ),
    ),
    'intel.feed-unreadable',
  ],
  ['a body cut off', breakOff(Buffer.alloc(1000, ' '), 10), 'net.broken-off'],
  ['500', give('', { status: 500 }), 'net.bad-status'],
  ['429 and a wish to wait', give('', { status: 429, headers: { 'retry-after': '600' } }), 'net.must-wait'],
  ['a redirect inwards', lead('http://[::ffff:169.254.169.254]/'), 'net.host-refused'],
  ['a redirect for ever', lead(log), 'net.too-many-redirects'],
]

it('security.md 4.14: fails, keeps what it had and says why, whatever the log turns out to be', async () => {
  const { run, publish, server, records, health, pass } = await open()
  for (const [what, behaviour, code] of badLogs) {
    await publish([a, b], [deltaOf('2026-11-20T02:00:00.000Z', [a, b])])
    await run('cve')
    server.set(log, behaviour)

    const done = await run('cve')

    expect.soft(done, what).toMatchObject({ state: 'failed', problems: [{ code }] })
    expect.soft(await health('cve'), what).toMatchObject({ outcome: 'failed', failures: 1 })
    pass({ minutes: 20 })
  }
  expect(await records('cve')).toEqual({ [a.id]: a.id, [b.id]: b.id })
})

it('takes nothing of a record that is a page, and of a zip that is none', async () => {
  const { run, publish, server, records } = await open()
  server.set(`${base}all.zip`, give('{}'))
  expect(await run('cve')).toMatchObject({
    state: 'failed',
    problems: [{ code: 'intel.feed-unreadable' }, {}],
  })

  await publish([a, b], [deltaOf('2026-11-20T02:00:00.000Z', [a, b])])
  await run('cve')
  const anew = { ...a, at: '2026-11-21T00:00:00.000Z' }
  await publish(
    [anew, b],
    [deltaOf('2026-11-21T00:07:00.000Z', [anew]), deltaOf('2026-11-20T01:30:00.000Z', [])],
  )
  server.set(base + pathOf(a), give('<html>'))

  expect(await run('cve')).toMatchObject({ state: 'failed', problems: [{ code: 'intel.feed-is-a-page' }] })
  expect(await records('cve')).toEqual({ [a.id]: a.id, [b.id]: b.id })
})

it('reads a log by its marks, whatever else is in it', () => {
  const now = Temporal.Instant.from('2026-11-22T00:00:00Z')
  const deltas = [
    deltaOf('2099-01-01T00:00:00Z', [{ ...a, at: '2026-11-21T00:00:00' }]),
    deltaOf('2026-11-20T00:00:00.000Z', [a, { id: 'CVE-../../x', at: '' }]),
    { nothing: 1 },
  ]

  expect(readDeltaLog(Buffer.from(JSON.stringify(deltas)), now)).toMatchObject({
    changes: new Map([[a.id, Temporal.Instant.from('2026-11-21T00:00:00Z')]]),
    entries: 3,
    unreadable: 1,
    newest: Temporal.Instant.from('2026-11-20T00:00:00Z'),
    oldest: Temporal.Instant.from('2026-11-20T00:00:00Z'),
    isWhole: true,
  })
})
