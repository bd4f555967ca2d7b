import { expect, it } from 'vitest'
import { give, openUnrulyServer } from '#platform/net/trials/unruly-server.ts'
import { openStage } from '../trials/stage.ts'
import { eukev } from './index.ts'

const listOf = (count: number) =>
  JSON.stringify(
    Array.from({ length: count }, (_, index) => ({
      cveID: `CVE-2026-${1000 + index}`,
      dateReported: '17/01/26',
    })),
  )

const inspect = (text: string) => eukev.inspect?.(Buffer.from(text))

it('counts entries, and what does not look like one apart', () => {
  expect(inspect(listOf(3))).toMatchObject({ ok: true, value: { records: 3, unreadable: 0 } })
  expect(inspect('[{"cveID":"CVE-2026-1000"},7]')).toMatchObject({
    ok: true,
    value: { records: 0, unreadable: 2 },
  })
  expect(inspect('{}')).toMatchObject({ ok: false })
  expect(inspect(listOf(2).slice(0, 40))).toMatchObject({ ok: false })
})

it('fetches the list, and holds back one that shrank (security.md §4 no. 14)', async () => {
  const { place, run } = await openStage()
  const server = await openUnrulyServer({ '/eukev.json': give(listOf(10)) })
  await place('eukev', { url: `${server.url}/eukev.json`, host: server.host })

  expect(await run('eukev')).toMatchObject({ state: 'done', result: { outcome: 'new' } })
  server.set('/eukev.json', give(listOf(2)))
  expect(await run('eukev')).toMatchObject({ state: 'failed', problems: [{ code: 'intel.feed-shrunk' }] })
  server.set('/eukev.json', give('<html>sign in'))
  expect(await run('eukev')).toMatchObject({ state: 'failed', problems: [{ code: 'intel.feed-is-a-page' }] })
})
