import { expect, it } from 'vitest'
import { type Behaviour, breakOff, give, lead, openUnrulyServer } from '#platform/net/trials/unruly-server.ts'
import { openStage } from '../trials/stage.ts'

const api = '/api/search'

interface Published {
  readonly id: string
  readonly updated: string
  readonly text?: string
}

/** As the EUVD writes moments. */
function written(day: string): string {
  const at = Temporal.PlainDate.from(day)
  const month = at.toLocaleString('en', { month: 'short' })
  return `${month} ${at.day}, ${at.year}, 7:05:08 PM`
}

function pageOf(all: readonly Published[], page: number, size: number): string {
  const items = all.slice(page * size, (page + 1) * size).map(({ id, updated, text = id }) => ({
    id,
    enisaUuid: 'x',
    description: `${text} "total": 7`,
    datePublished: written('2026-01-01'),
    dateUpdated: written(updated),
    baseScore: 0,
    references: '',
    aliases: id.replace(/^EUVD-/, 'CVE-'),
    enisaIdProduct: [],
    enisaIdVendor: [],
  }))
  return JSON.stringify({ items, total: all.length })
}

/** As the search answers; pages hold `most` records at most. */
function answering(published: () => readonly Published[], most = 100): Behaviour {
  return (request, response) => {
    const query = new URL(request.url ?? '', 'http://x').searchParams
    const from = query.get('fromUpdatedDate') ?? ''
    const within = published().filter(({ updated }) => updated >= from)
    response.end(pageOf(within, Number(query.get('page')), Math.min(most, Number(query.get('size')))))
  }
}

const a = { id: 'EUVD-2026-1001', updated: '2026-11-01' }
const b = { id: 'EUVD-2026-1002', updated: '2026-11-02' }

async function open(first: readonly Published[] = [a, b]) {
  const stage = await openStage()
  let published = first
  const server = await openUnrulyServer({ [api]: answering(() => published) })
  await stage.place('euvd', { url: `${server.url}${api}`, host: server.host })
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

  const first = await run('euvd')
  pass({ hours: 24 })
  publish([{ ...a, updated: '2026-11-22', text: 'Anew' }, b])
  const second = await run('euvd')

  expect(first).toMatchObject({ state: 'done', result: { outcome: 'new', records: 2, changed: 2 } })
  expect(second).toMatchObject({ state: 'done', result: { outcome: 'new', records: 1, changed: 1 } })
  expect(Object.keys(await records('euvd'))).toEqual([a.id, b.id])
  expect(asked()).toEqual([
    { size: '1', page: '0' },
    { size: '100', page: '0' },
    { size: '1', page: '0' },
    { size: '100', page: '0', fromUpdatedDate: '2026-11-21' },
  ])
  expect(await health('euvd')).toMatchObject({ outcome: 'new', failures: 0, gapSince: null })
})

it('reads on page by page, however many records a page holds', async () => {
  const { run, answers, asked, records } = await open(
    Array.from({ length: 7 }, (_, index) => ({ ...a, id: `EUVD-2026-${2000 + index}` })),
  )
  answers(3)

  expect(await run('euvd')).toMatchObject({ state: 'done', result: { changed: 7 } })
  expect(Object.keys(await records('euvd'))).toHaveLength(7)
  expect(asked().map(({ page }) => page)).toEqual(['0', '0', '1', '2'])
})

it('has nothing to import where nothing was changed', async () => {
  const { run, pass } = await open()
  await run('euvd')
  pass({ hours: 72 })

  expect(await run('euvd')).toMatchObject({ state: 'done', result: { records: 0, changed: 0 } })
})

const badAnswers: readonly (readonly [what: string, behaviour: Behaviour, code: string])[] = [
  ['a log-in page with 200', give('<!doctype html><p>sign in'), 'intel.feed-is-a-page'],
  ['another form', give('{"items":[]}'), 'intel.feed-shape-changed'],
  ['a list', give('[]'), 'intel.feed-shape-changed'],
  ['a page of nothing', give('{"items":[],"total":2}'), 'intel.feed-unreadable'],
  ['a page cut off within', give(pageOf([a, b], 0, 2).slice(0, -30)), 'intel.feed-shape-changed'],
  ['a body cut off', breakOff(Buffer.from(pageOf([a, b], 0, 2)), 100), 'net.broken-off'],
  ['500', give('', { status: 500 }), 'net.bad-status'],
  ['429 and a wish to wait', give('', { status: 429, headers: { 'retry-after': '600' } }), 'net.must-wait'],
  ['nothing', give('', { status: 404 }), 'intel.feed-shape-changed'],
  ['a redirect inwards', lead('http://169.254.169.254/latest'), 'net.host-refused'],
  ['a redirect for ever', lead(api), 'net.too-many-redirects'],
]

it('security.md 4.14: fails, keeps what it had and says why, whatever the search answers', async () => {
  const { run, server, records, health, pass, answers } = await open()
  for (const [what, behaviour, code] of badAnswers) {
    answers(100)
    await run('euvd')
    server.set(api, behaviour)
    pass({ hours: 1 })

    const done = await run('euvd')

    expect.soft(done, what).toMatchObject({ state: 'failed', problems: [{ code }] })
    expect
      .soft(await health('euvd'), what)
      .toMatchObject({ outcome: 'failed', failures: 1, problem: { code } })
    pass({ minutes: 20 })
  }
  expect(Object.keys(await records('euvd'))).toEqual([a.id, b.id])
})

it('tries again what broke off once', async () => {
  const { run, server } = await open()
  const whole = answering(() => [a, b])
  server.set(api, (request, response, count) =>
    count === 0 ? response.writeHead(503).end() : whole(request, response, count),
  )

  expect(await run('euvd')).toMatchObject({ state: 'done', result: { changed: 2 } })
})

it('holds back what has shrunk', async () => {
  const { run, publish, pass } = await open(
    Array.from({ length: 10 }, (_, index) => ({ ...a, id: `EUVD-2026-${2000 + index}` })),
  )
  await run('euvd')
  publish([a])
  pass({ hours: 24 })

  expect(await run('euvd')).toMatchObject({ state: 'failed', problems: [{ code: 'intel.feed-shrunk' }] })
})
