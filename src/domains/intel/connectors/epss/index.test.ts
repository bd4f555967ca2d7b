import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { give, lead, openUnrulyServer } from '#platform/net/trials/unruly-server.ts'
import { openStage } from '../trials/stage.ts'
import { epss } from './index.ts'

const model = '#model_version:v2025.03.14,score_date:2026-11-22T00:00:00Z'

function scores(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => `CVE-2026-${1000 + index},0.0${index + 1},0.5`)
  return [model, 'cve,epss,percentile', ...rows, ''].join('\n')
}

const inspect = (text: string | Uint8Array) => epss.inspect?.(Buffer.from(text))

it.each([
  ['with a model', scores(3)],
  [
    'of before there was a model',
    'cve,epss\nCVE-2020-1,0.5\nCVE-2020-0002,1\nCVE-2020-00003,0.00042\nCVE-2020-0004,9e-05\n',
  ],
  ['with other line ends', scores(3).replaceAll('\n', '\r\n')],
])('counts the scores of a list %s', (_, text) => {
  expect(inspect(text)).toMatchObject({ ok: true, value: { records: 3 } })
})

it('counts apart rows of another form', () => {
  const text = `${scores(2)}CVE-2026-1,0.5\nnothing,0.5,0.5\nCVE-2026-1005,1.5,0.5\nCVE-2026-1006,,\n`

  expect(inspect(text)).toMatchObject({ ok: true, value: { records: 2, unreadable: 4 } })
})

it.each([
  ['no table', 'hello'],
  ['nothing', ''],
  ['another table', 'id,value\n1,2\n'],
])('refuses %s', (_, text) => {
  expect(inspect(text)).toMatchObject({ ok: false, problems: [{ code: 'feed.column-missing' }] })
})

it('follows to the file of the day and takes it packed', async () => {
  const { place, run } = await openStage()
  const server = await openUnrulyServer({
    '/current.csv.gz': lead('/2026-11-22.csv.gz'),
    '/2026-11-22.csv.gz': give(gzipSync(scores(5)), { headers: { 'content-type': 'application/gzip' } }),
  })
  await place('epss', { url: `${server.url}/current.csv.gz`, host: server.host })

  const done = await run('epss')

  expect(done).toMatchObject({ state: 'done', result: { outcome: 'new' } })
})

it('security.md 4.14: takes nothing of a file that was cut off', async () => {
  const { place, run, health } = await openStage()
  const packed = gzipSync(scores(500))
  const server = await openUnrulyServer({ '/current.csv.gz': give(packed.subarray(0, packed.length - 20)) })
  await place('epss', { url: `${server.url}/current.csv.gz`, host: server.host })

  const done = await run('epss')

  expect(done).toMatchObject({
    state: 'failed',
    problems: [{ code: 'intel.feed-unreadable' }, { code: 'archives.damaged' }],
  })
  expect(await health('epss')).toMatchObject({ outcome: 'failed', failures: 1 })
})

it('takes nothing of a small file that would become a large one', async () => {
  const { place, run } = await openStage()
  const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024, 'a'))
  const server = await openUnrulyServer({ '/current.csv.gz': give(bomb) })
  await place('epss', { url: `${server.url}/current.csv.gz`, host: server.host })

  const done = await run('epss')

  expect(done).toMatchObject({
    state: 'failed',
    problems: [{ code: 'intel.feed-unreadable' }, { code: 'archives.too-large' }],
  })
})
