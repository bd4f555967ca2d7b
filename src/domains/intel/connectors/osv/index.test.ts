import { expect, it } from 'vitest'
import {
  type Behaviour,
  breakOff,
  drip,
  give,
  giveMarked,
  lead,
  pour,
} from '#platform/net/trials/unruly-server.ts'
import { giveTagged, listOf, manyRecords, openOsvSource, textOf, zipOf } from '#test/feeds/osv-source.ts'
import { openStage } from '../trials/stage.ts'

const a = { id: 'TRIAL-A', modified: '2026-11-20T00:00:00Z' }
const b = { id: 'TRIAL-B', modified: '2026-11-20T01:00:00Z' }
const c = { id: 'TRIAL-C', modified: '2026-11-21T00:00:00.123456Z' }

async function open(parts: readonly string[] = ['npm']) {
  const stage = await openStage()
  const source = await openOsvSource()
  await stage.place('osv', { url: source.address, host: source.host, parts })
  return { ...stage, source, asked: () => source.asked.map((one) => one.path.replace('/osv/', '')) }
}

it('loads all at first, then only what has changed', async () => {
  const { source, run, records, health, asked } = await open()
  await source.publish('npm', [a, b])

  const first = await run('osv')
  await source.publish('npm', [{ ...a, modified: '2026-11-21T00:00:00Z', summary: 'new title' }, b, c])
  const second = await run('osv')

  expect(first).toMatchObject({ state: 'done', result: { outcome: 'new', records: 2, changed: 2 } })
  expect(second).toMatchObject({ state: 'done', result: { outcome: 'new', records: 2, changed: 2 } })
  expect(await records('osv')).toEqual({ 'TRIAL-A': 'new title', 'TRIAL-B': 'TRIAL-B', 'TRIAL-C': 'TRIAL-C' })
  expect(asked()).toEqual([
    'npm/modified_id.csv',
    'npm/all.zip',
    'npm/modified_id.csv',
    expect.stringMatching(/TRIAL-[AC]/),
    expect.stringMatching(/TRIAL-[AC]/),
  ])
  expect(await health('osv')).toMatchObject({ outcome: 'new', failures: 0, gapSince: null, job: null })
})

it('asks for nothing more when nothing has changed', async () => {
  const { source, run, asked, health } = await open()
  await source.publish('npm', [a])
  await run('osv')

  const again = await run('osv')

  expect(again).toMatchObject({ state: 'done', result: { outcome: 'not-modified', records: 0 } })
  expect(asked()).toEqual(['npm/modified_id.csv', 'npm/all.zip', 'npm/modified_id.csv'])
  expect(await health('osv')).toMatchObject({ outcome: 'not-modified' })
})

it('takes over that a record was withdrawn', async () => {
  const { source, run, database } = await open()
  await source.publish('npm', [a, b])
  await run('osv')

  await source.publish('npm', [{ ...a, modified: c.modified, withdrawn: c.modified }, b])
  await run('osv')

  const row = await database.kysely
    .selectFrom('intel.record')
    .select('withdrawn_at')
    .where('name', '=', a.id)
    .where('superseded_at', 'is', null)
    .executeTakeFirst()
  expect(row?.withdrawn_at).not.toBeNull()
})

it('takes the zip when much has changed', async () => {
  const { source, run, asked } = await open()
  await source.publish('npm', manyRecords(1200, '2026-11-10T00:00:00Z'))
  await run('osv')

  await source.publish('npm', manyRecords(1200, '2026-11-21T00:00:00Z'))
  const done = await run('osv')

  expect(done).toMatchObject({ state: 'done', result: { changed: 1200 } })
  expect(asked().slice(2)).toEqual(['npm/modified_id.csv', 'npm/all.zip'])
})

it('fetches several ecosystems, each by its name, as the source lists them', async () => {
  const { source, run, asked, records } = await open([])
  source.set('/osv/ecosystems.txt', give('GitHub Actions\nDebian:12\nDebian:13\n[EMPTY]\n../../etc\n'))
  await source.publish('GitHub Actions', [a])
  await source.publish('Debian', [b])

  const done = await run('osv')

  expect(done).toMatchObject({ state: 'done', result: { changed: 2 } })
  expect(asked()).toEqual([
    'ecosystems.txt',
    'Debian/modified_id.csv',
    'Debian/all.zip',
    'GitHub%20Actions/modified_id.csv',
    'GitHub%20Actions/all.zip',
  ])
  expect(Object.keys(await records('osv'))).toEqual([a.id, b.id])
})

it('leaves the other ecosystems alone when one is bad, and asks for all of it the next time', async () => {
  const { source, run, records, health, asked } = await open(['npm', 'PyPI'])
  await source.publish('PyPI', [b])
  source.set('/osv/npm/modified_id.csv', give('', { status: 500 }))

  const bad = await run('osv')
  const between = await health('osv')
  await source.publish('npm', [a])
  const good = await run('osv')

  expect(bad).toMatchObject({ state: 'partly', problems: [{ path: '/npm', code: 'net.bad-status' }] })
  expect(between).toMatchObject({
    outcome: 'failed',
    failures: 1,
    problem: { part: 'npm' },
    succeededAt: null,
  })
  expect(good.state).toBe('done')
  expect(await records('osv')).toEqual({ [a.id]: a.id, [b.id]: b.id })
  expect(await health('osv')).toMatchObject({ outcome: 'new', failures: 0, problem: null })
  expect(asked().filter((path) => path === 'PyPI/modified_id.csv')).toHaveLength(2)
  expect(source.asked.every((one) => one.headers['if-none-match'] === undefined)).toBe(true)
})

it('does not let a 304 end a failure', async () => {
  const { source, run, health } = await open()
  await source.publish('npm', [a])
  await run('osv')
  source.set('/osv/npm/modified_id.csv', give('', { status: 503 }))
  await run('osv')

  source.set('/osv/npm/modified_id.csv', give('', { status: 304 }))
  const done = await run('osv')

  expect(done).toMatchObject({ state: 'failed', problems: [{ code: 'intel.feed-unasked' }] })
  expect(await health('osv')).toMatchObject({ outcome: 'failed', failures: 2 })
})

it('does not believe for ever in a mark that never changes', async () => {
  const { source, run, records, pass } = await open()
  await source.publish('npm', [a])
  source.set('/osv/npm/modified_id.csv', giveMarked(listOf([a]), '"same"'))
  await run('osv')
  await source.publish('npm', [a, b])
  source.set('/osv/npm/modified_id.csv', giveMarked(listOf([a, b]), '"same"'))

  const believed = await run('osv')
  pass({ hours: 25 })
  const doubted = await run('osv')

  expect(believed.result.outcome).toBe('not-modified')
  expect(doubted).toMatchObject({ state: 'done', result: { outcome: 'new', changed: 1 } })
  expect(Object.keys(await records('osv'))).toEqual([a.id, b.id])
})

it('holds back a list that has shrunk until a person takes it', async () => {
  const { source, run, health, context } = await open()
  await source.publish('npm', manyRecords(10))
  await run('osv')
  await source.publish('npm', manyRecords(7))

  const held = await run('osv')
  const again = await run('osv')
  const state = await health('osv')
  const taken = await run('osv', again.id)

  expect(held).toMatchObject({ state: 'failed', problems: [{ path: '/npm', code: 'intel.feed-shrunk' }] })
  expect(state).toMatchObject({
    outcome: 'shrunk',
    failures: 0,
    heldJob: again.id,
    heldParts: [{ part: 'npm', before: 10, now: 7 }],
  })
  expect(taken.state).toBe('done')
  expect(await health('osv')).toMatchObject({ outcome: 'new', heldJob: null, heldParts: [] })
  expect((await run('osv')).state).toBe('done')
  expect(context.actor.kind).toBe('system')
})

it('refuses to take what is not held back', async () => {
  const { source, run, begin } = await open()
  await source.publish('npm', manyRecords(10))
  const done = await run('osv')

  await expect(run('osv', done.id)).rejects.toMatchObject({ code: 'intel.feed-nothing-held' })
  await expect(begin('nothing')).rejects.toMatchObject({ code: 'intel.unknown-source' })
})

it('takes everything when the list begins after what was seen last', async () => {
  const { source, run, asked, health } = await open()
  await source.publish('npm', [a, b])
  await run('osv')
  await source.publish('npm', [a, b, c, { ...c, id: 'TRIAL-D' }])
  source.set('/osv/npm/modified_id.csv', giveTagged(listOf([c, { ...c, id: 'TRIAL-D' }])))

  const done = await run('osv')

  expect(done).toMatchObject({ state: 'done', result: { changed: 2 } })
  expect(asked().slice(2)).toEqual(['npm/modified_id.csv', 'npm/all.zip'])
  expect(await health('osv')).toMatchObject({ gapSince: null })
})

it('marks a gap while a listed record is not there, and closes it when it is', async () => {
  const { source, run, health, records } = await open()
  await source.publish('npm', [a])
  await run('osv')
  await source.publish('npm', [a, b])
  source.set('/osv/npm/TRIAL-B.json', give('', { status: 404 }))

  await run('osv')
  const open_ = await health('osv')
  source.set('/osv/npm/TRIAL-B.json', give(textOf(b)))
  await run('osv')

  expect(open_.gapSince).not.toBeNull()
  expect(await health('osv')).toMatchObject({ outcome: 'new', gapSince: null })
  expect(Object.keys(await records('osv'))).toEqual([a.id, b.id])
})

it('looks at all of the list again when the zip lacked much of it', async () => {
  const { source, run, health, records } = await open()
  const all = manyRecords(10)
  await source.publish('npm', all)
  source.set('/osv/npm/all.zip', give(await zipOf([{ name: 'x.json', bytes: Buffer.from(textOf(a)) }])))

  await run('osv')
  const open_ = await health('osv')
  await run('osv')

  expect(open_.gapSince).not.toBeNull()
  expect(Object.keys(await records('osv'))).toHaveLength(11)
  expect((await health('osv')).gapSince).toBeNull()
})

it('security.md 4.14: is not led astray by dates of 2099 and 1970', async () => {
  const { source, run, records } = await open()
  const late = { id: 'TRIAL-LATE', modified: '2099-01-01T00:00:00Z' }
  const early = { id: 'TRIAL-EARLY', modified: '1970-01-01T00:00:00Z' }
  await source.publish('npm', [a, late, early])
  await run('osv')
  await source.publish('npm', [a, late, early, c])

  await run('osv')

  expect(Object.keys(await records('osv'))).toContain(c.id)
})

const page = '<!DOCTYPE html><html><body>Please sign in</body></html>'

const badAnswers: readonly (readonly [what: string, behaviour: Behaviour, code: string])[] = [
  ['a log-in page as the list', give(page), 'intel.feed-is-a-page'],
  ['a page by its type', give('x', { headers: { 'content-type': 'text/html' } }), 'intel.feed-is-a-page'],
  ['another charset', give(Buffer.from([0x93, 0xfa, 0x96, 0x7b, 0x0a])), 'intel.feed-unreadable'],
  ['another form', give('{"id":"TRIAL-A"}\n'), 'intel.feed-shape-changed'],
  ['names that climb', give('2026-11-20T00:00:00Z,../../secret\n'), 'intel.feed-shape-changed'],
  ['a line without end', give('a'.repeat(100_000)), 'intel.feed-unreadable'],
  ['a connection that breaks', breakOff(Buffer.alloc(1000), 10), 'net.broken-off'],
  ['a byte now and then', drip(100), 'net.too-slow'],
  ['a redirect to the keys of a cloud', lead('http://169.254.169.254/latest'), 'net.host-refused'],
  ['a redirect for ever', lead('/osv/npm/modified_id.csv'), 'net.too-many-redirects'],
  ['429 and a wish to wait', give('', { status: 429, headers: { 'retry-after': '600' } }), 'net.must-wait'],
]

it('security.md 4.14: fails, keeps what it had and says why, whatever the list turns out to be', async () => {
  const { source, run, records, health, pass } = await open()

  for (const [what, behaviour, code] of badAnswers) {
    await source.publish('npm', [a])
    await run('osv')
    source.set('/osv/npm/modified_id.csv', behaviour)

    const done = await run('osv')

    expect
      .soft(done, what)
      .toMatchObject({ state: 'failed', problems: [{ code }, ...done.problems.slice(1)] })
    expect
      .soft(await health('osv'), what)
      .toMatchObject({ outcome: 'failed', failures: 1, problem: { code } })
    pass({ minutes: 20 })
  }
  expect(await records('osv')).toEqual({ [a.id]: a.id })
})

it('takes nothing of what is no zip', async () => {
  const { source, run, records } = await open()
  await source.publish('npm', [a])

  for (const [body, code] of [
    [page, 'intel.feed-is-a-page'],
    ['{}', 'intel.feed-unreadable'],
  ] as const) {
    source.set('/osv/npm/all.zip', give(body))
    expect(await run('osv')).toMatchObject({
      state: 'failed',
      problems: [{ code }, ...(code === 'intel.feed-unreadable' ? [{ code: 'feed.not-a-zip' }] : [])],
    })
  }
  expect(await records('osv')).toEqual({})
})

it('security.md 4.14: takes nothing of a zip that was cut off', async () => {
  const { source, run, records } = await open()
  const all = manyRecords(50)
  await source.publish('npm', all)
  const files = all.map((one) => ({ name: `${one.id}.json`, bytes: Buffer.from(textOf(one)) }))
  const zip = await zipOf(files)
  source.set('/osv/npm/all.zip', give(zip.subarray(0, zip.length - 3000)))

  const done = await run('osv')

  expect(done).toMatchObject({
    state: 'failed',
    problems: [{ code: 'intel.feed-unreadable' }, { code: 'archives.damaged' }],
  })
  expect(await records('osv')).toEqual({})
})

it('security.md 4.14: stops at a body without end', async () => {
  const { source, run } = await open()
  await source.publish('npm', [a])
  await run('osv')
  await source.publish('npm', [a, c])
  source.set('/osv/npm/TRIAL-C.json', pour)

  const done = await run('osv')

  expect(done).toMatchObject({ state: 'failed', problems: [{ code: 'net.too-large' }] })
})

it('reads the records that it can when one has changed its form', async () => {
  const { source, run, records } = await open()
  await source.publish('npm', [a])
  await run('osv')
  await source.publish('npm', [a, b, c])
  source.set('/osv/npm/TRIAL-B.json', give('{"identifier": "TRIAL-B", "version": 9}'))

  const done = await run('osv')

  expect(done).toMatchObject({ state: 'partly', result: { changed: 1, rejected: 1 } })
  expect(Object.keys(await records('osv'))).toEqual([a.id, c.id])
})

it('leaves a source alone as long as it asked to be', async () => {
  const { source, run, begin, pass, health } = await open()
  await source.publish('npm', [a])
  source.set('/osv/npm/modified_id.csv', give('', { status: 503, headers: { 'retry-after': '3600' } }))
  await run('osv')

  const asked = source.asked.length
  await expect(begin('osv')).rejects.toMatchObject({ code: 'intel.feed-must-wait' })

  expect(source.asked).toHaveLength(asked)
  expect((await health('osv')).waitUntil?.toString()).toBe('2026-11-22T01:00:00Z')
  pass({ hours: 2 })
  await source.publish('npm', [a])
  expect(await run('osv')).toMatchObject({ state: 'done' })
})

it('joins the run that is under way', async () => {
  const { source, begin, ended } = await open()
  await source.publish('npm', [a])
  source.set('/osv/npm/modified_id.csv', (_request, response) => {
    setTimeout(() => response.end(listOf([a])), 200)
  })

  const jobs = await Promise.all([begin('osv'), begin('osv'), begin('osv')])

  expect(new Set(jobs).size).toBe(1)
  expect(await ended(jobs[0] ?? '')).toMatchObject({ state: 'done' })
})

it('keeps the facts of what it was answered', async () => {
  const { source, run, database } = await open()
  await source.publish('npm', [a])

  const { id } = await run('osv')

  const rows = await database.kysely.selectFrom('intel.fetch').selectAll().where('job_id', '=', id).execute()
  expect(rows).toMatchObject([
    {
      part: 'npm',
      status: 200,
      url: `${source.address}npm/modified_id.csv`,
      etag: expect.stringMatching(/^"/),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      records: 1,
      outcome: 'new',
    },
  ])
})
