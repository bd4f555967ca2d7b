import { expect, it } from 'vitest'
import { give, openUnrulyServer } from '#platform/net/trials/unruly-server.ts'
import { openStage } from '../trials/stage.ts'
import { eol } from './index.ts'

function answer(count: number, rest: Readonly<Record<string, unknown>> = {}): string {
  const result = Array.from({ length: count }, (_, index) => ({
    name: `product-${index}`,
    releases: [{ name: '1' }],
  }))
  return JSON.stringify({
    schema_version: '1.2.0',
    generated_at: '2026-11-21T00:00:00+00:00',
    total: count,
    result,
    ...rest,
  })
}

const inspect = (text: string) => eol.inspect?.(Buffer.from(text))

it('counts products, and takes a list that lost some for another form', () => {
  expect(inspect(answer(3))).toMatchObject({ ok: true, value: { records: 3, unreadable: 0 } })
  expect(inspect(answer(1, { total: 2, result: [{ name: 'x', releases: [] }, {}] }))).toMatchObject({
    ok: true,
    value: { records: 1, unreadable: 2 },
  })
  expect(inspect(answer(3, { total: 4 }))).toMatchObject({ ok: false })
  expect(inspect(answer(3).slice(0, 60))).toMatchObject({ ok: false })
})

it('fetches all products, and keeps what it had whatever comes (security.md §4 no. 14)', async () => {
  const { place, run, database } = await openStage()
  const path = '/api/v1/products/full'
  const server = await openUnrulyServer({ [path]: give(answer(10)) })
  await place('eol', { url: `${server.url}${path}`, host: server.host })

  expect(await run('eol')).toMatchObject({ state: 'done', result: { outcome: 'new', records: 10 } })
  for (const [body, code] of [
    ['<html>sign in', 'intel.feed-is-a-page'],
    [answer(10).slice(0, 100), 'intel.feed-unreadable'],
    ['{"result":[]}', 'intel.feed-unreadable'],
    [answer(2), 'intel.feed-shrunk'],
  ] as const) {
    server.set(path, give(body))
    const done = await run('eol')
    expect.soft(done.state, code).toBe('failed')
    expect.soft(done.problems[0], code).toMatchObject({ code })
  }
  const rows = await database.kysely.selectFrom('intel.product_life').select('name').execute()

  expect(rows).toHaveLength(10)
})
