import { expect, it } from 'vitest'
import { type Behaviour, breakOff, give, lead, openUnrulyServer } from '#platform/net/trials/unruly-server.ts'
import { openStage } from '../trials/stage.ts'

const api = '/rest/json/cves/2.0'

interface Published {
  readonly id: string
  readonly modified: string
  readonly title?: string
}

function recordOf({ id, modified, title = id }: Published) {
  return {
    cve: { id, vulnStatus: 'Received', lastModified: modified, descriptions: [{ lang: 'en', value: title }] },
  }
}

function pageOf(all: readonly Published[], start: number, size: number): string {
  const vulnerabilities = all.slice(start, start + size).map(recordOf)
  const head = { resultsPerPage: vulnerabilities.length, startIndex: start, totalResults: all.length }
  return JSON.stringify({
    ...head,
    format: 'NVD_CVE',
    version: '2.0',
    timestamp: '2026-11-22T00:00:00.000',
    vulnerabilities,
  })
}

/** As the API answers; pages hold `most` records at most. */
function answering(published: () => readonly Published[], most = 2000): Behaviour {
  return (request, response) => {
    const query = new URL(request.url ?? '', 'http://x').searchParams
    const from = query.get('lastModStartDate')
    const to = query.get('lastModEndDate')
    const within = published().filter(
      ({ modified }) => from === null || to === null || (`${modified}Z` >= from && `${modified}Z` <= to),
    )
    const size = Math.min(most, Number(query.get('resultsPerPage')))
    response.end(pageOf(within, Number(query.get('startIndex')), size))
  }
}

const a = { id: 'CVE-2026-1001', modified: '2026-11-01T00:00:00.000' }
const b = { id: 'CVE-2026-1002', modified: '2026-11-02T00:00:00.000' }

async function open(first: readonly Published[] = [a, b]) {
  const stage = await openStage()
  let published = first
  const server = await openUnrulyServer({ [api]: answering(() => published) })
  await stage.place('nvd', { url: `${server.url}${api}`, host: server.host })
  return {
    ...stage,
    server,
    publish: (next: readonly Published[]) => {
      published = next
    },
    answers: (most: number) =>
      server.set(
        api,
        answering(() => published, most),
      ),
    asked: () => server.asked.map(({ path }) => Object.fromEntries(new URL(path, 'http://x').searchParams)),
  }
}

it('loads all at first, then only what was changed', async () => {
  const { run, publish, records, asked, pass, health } = await open()

  const first = await run('nvd')
  pass({ hours: 24 })
  publish([{ ...a, modified: '2026-11-22T12:00:00.000', title: 'Anew' }, b])
  const second = await run('nvd')

  expect(first).toMatchObject({ state: 'done', result: { outcome: 'new', records: 2, changed: 2 } })
  expect(second).toMatchObject({ state: 'done', result: { outcome: 'new', records: 1, changed: 1 } })
  expect(await records('nvd')).toEqual({ [a.id]: 'Anew', [b.id]: b.id })
  expect(asked()).toEqual([
    { resultsPerPage: '1', startIndex: '0' },
    { resultsPerPage: '2000', startIndex: '0' },
    { resultsPerPage: '1', startIndex: '0' },
    {
      resultsPerPage: '2000',
      startIndex: '0',
      lastModStartDate: '2026-11-21T22:00:00.000Z',
      lastModEndDate: '2026-11-23T00:00:00.000Z',
    },
  ])
  expect(await health('nvd')).toMatchObject({ outcome: 'new', failures: 0, gapSince: null })
})

it('reads on page by page, however many records a page holds', async () => {
  const { run, answers, asked, records } = await open(
    Array.from({ length: 7 }, (_, index) => ({ ...a, id: `CVE-2026-${2000 + index}` })),
  )
  answers(3)

  expect(await run('nvd')).toMatchObject({ state: 'done', result: { changed: 7 } })
  expect(Object.keys(await records('nvd'))).toHaveLength(7)
  expect(asked().map(({ startIndex }) => startIndex)).toEqual(['0', '0', '3', '6'])
})

it('asks in windows of at most 120 days after a long time', async () => {
  const { run, pass, asked, publish } = await open()
  await run('nvd')
  pass({ hours: 24 * 300 })
  publish([{ ...a, modified: '2027-02-01T00:00:00.000' }, b])

  const done = await run('nvd')

  const windows = asked().flatMap(({ lastModStartDate: from, lastModEndDate: to }) =>
    from === undefined || to === undefined ? [] : [Temporal.Instant.from(from).until(to).total('hours') / 24],
  )
  expect(done).toMatchObject({ state: 'done', result: { changed: 1 } })
  expect(windows).toHaveLength(3)
  expect(Math.max(...windows)).toBeLessThanOrEqual(120)
})

it('has nothing to import where nothing was changed', async () => {
  const { run, pass } = await open()
  await run('nvd')
  pass({ hours: 48 })

  expect(await run('nvd')).toMatchObject({ state: 'done', result: { records: 0, changed: 0 } })
})

const badAnswers: readonly (readonly [what: string, behaviour: Behaviour, code: string])[] = [
  ['a log-in page with 200', give('<!doctype html><p>sign in'), 'intel.feed-is-a-page'],
  ['another form', give('{"vulnerabilities":[]}'), 'intel.feed-shape-changed'],
  [
    'another data set',
    give('{"startIndex":0,"totalResults":1,"format":"NVD_CPE","products":[]}'),
    'intel.feed-shape-changed',
  ],
  ['a page of nothing', give(pageOf([a, b], 0, 0)), 'intel.feed-unreadable'],
  ['another page than asked for', give(pageOf([a, b], 1, 1)), 'intel.feed-shape-changed'],
  ['a page cut off within', give(pageOf([a, b], 0, 2).slice(0, -30)), 'intel.feed-unreadable'],
  ['a body cut off', breakOff(Buffer.from(pageOf([a, b], 0, 2)), 100), 'net.broken-off'],
  ['500', give('', { status: 500 }), 'net.bad-status'],
  ['403 for haste', give('', { status: 403 }), 'net.bad-status'],
  ['429 and a wish to wait', give('', { status: 429, headers: { 'retry-after': '600' } }), 'net.must-wait'],
  ['503 and a wish to wait', give('', { status: 503, headers: { 'retry-after': '600' } }), 'net.must-wait'],
  ['nothing', give('', { status: 404 }), 'intel.feed-shape-changed'],
  ['a redirect inwards', lead('http://169.254.169.254/latest'), 'net.host-refused'],
  ['a redirect for ever', lead(api), 'net.too-many-redirects'],
]

it('security.md 4.14: fails, keeps what it had and says why, whatever the API answers', async () => {
  const { run, server, records, health, pass, answers } = await open()
  for (const [what, behaviour, code] of badAnswers) {
    answers(2000)
    await run('nvd')
    server.set(api, behaviour)
    pass({ hours: 1 })

    const done = await run('nvd')

    expect.soft(done, what).toMatchObject({ state: 'failed', problems: [{ code }] })
    expect
      .soft(await health('nvd'), what)
      .toMatchObject({ outcome: 'failed', failures: 1, problem: { code } })
    pass({ minutes: 20 })
  }
  expect(await records('nvd')).toEqual({ [a.id]: a.id, [b.id]: b.id })
})

it('tries again what broke off once', async () => {
  const { run, server } = await open()
  const whole = answering(() => [a, b])
  server.set(api, (request, response, count) =>
    count === 0 ? response.writeHead(503).end() : whole(request, response, count),
  )

  expect(await run('nvd')).toMatchObject({ state: 'done', result: { changed: 2 } })
})

it('holds back what has shrunk', async () => {
  const { run, publish, pass } = await open(
    Array.from({ length: 10 }, (_, index) => ({ ...a, id: `CVE-2026-${2000 + index}` })),
  )
  await run('nvd')
  publish([a])
  pass({ hours: 24 })

  expect(await run('nvd')).toMatchObject({ state: 'failed', problems: [{ code: 'intel.feed-shrunk' }] })
})
