import { expect, it } from 'vitest'
import { give } from '#platform/net/trials/unruly-server.ts'
import { testDatabase } from '#test/database.ts'
import { openOsvSource } from '#test/feeds/osv-source.ts'
import { aloneOn, tell } from '../trials/stage.ts'

const record = { id: 'TRIAL-A', modified: '2026-11-20T00:00:00Z' }

async function open() {
  const environment = await aloneOn(await testDatabase())
  const source = await openOsvSource()
  const renkei = (...words: readonly string[]) => tell(words, environment)
  await source.publish('npm', [record, { ...record, id: 'TRIAL-B' }])
  const set = await renkei(
    'feed',
    'set',
    'osv',
    '--url',
    source.address,
    '--internal-host',
    source.host,
    '--part',
    'npm',
  )
  return { source, renkei, set }
}

it('fetches a source alone on the data and says what came of it', async () => {
  const { renkei, set, source } = await open()

  const ran = await renkei('feed', 'run', 'osv')
  const again = await renkei('feed', 'run', 'osv', '--json')
  const listed = await renkei('feed', 'list', '--json')

  expect(set).toMatchObject({ code: 0, err: '' })
  expect(set.out).toMatch(new RegExp(`^address +${source.address}$`, 'm'))
  expect(ran).toMatchObject({ code: 0 })
  expect(ran.out).toMatch(/^OSV\.dev +done +new data +records 2, changed 2/)
  expect(again.code).toBe(0)
  expect(JSON.parse(again.out)).toMatchObject({ state: 'done', result: { outcome: 'not-modified' } })
  expect(JSON.parse(listed.out).rows).toContainEqual(
    expect.objectContaining({
      id: 'osv',
      records: 2,
      settings: expect.objectContaining({ url: source.address, parts: ['npm'], enabled: false }),
      health: expect.objectContaining({ outcome: 'not-modified', failures: 0, nextAt: null }),
    }),
  )
})

it('fails with the reason, takes what was held back when told to, and tells how the source fares', async () => {
  const { renkei, source } = await open()
  await renkei('feed', 'run', 'osv')

  source.set('/osv/npm/modified_id.csv', give('<!doctype html><p>log in'))
  const failed = await renkei('feed', 'run', 'osv')
  const listed = await renkei('feed', 'list')
  await source.publish('npm', [record])
  const held = await renkei('feed', 'run', 'osv')
  const taken = await renkei('feed', 'run', 'osv', '--apply-held')
  const nothing = await renkei('feed', 'run', 'osv', '--apply-held')

  expect(failed.code).toBe(3)
  expect(failed.err).toContain('web page')
  expect(failed.out).toContain('failed')
  expect(listed.out).toMatch(/^osv +2 +failed +\S+Z +1 +off/m)
  expect(listed.err).toContain('web page')
  expect(held.code).toBe(3)
  expect(held.err).toContain('1 records instead of 2')
  expect(taken.code).toBe(0)
  expect(nothing).toMatchObject({ code: 2, out: '' })
})

it('says what is wrong with what is to be set', async () => {
  const { renkei } = await open()

  const url = await renkei('feed', 'set', 'osv', '--url', 'file:///etc/passwd')
  const source = await renkei('feed', 'set', 'nothing', '--on')
  const both = await renkei('feed', 'set', 'osv', '--on', '--off')
  const empty = await renkei('feed', 'set', 'osv')
  const unknown = await renkei('feed', 'run', 'nothing')

  expect(url).toMatchObject({ code: 2, out: '' })
  expect(url.err).toContain('/url: ')
  expect(source).toMatchObject({ code: 2, out: '' })
  expect(source.err).toContain('osv')
  expect([both.code, empty.code, unknown.code]).toEqual([2, 2, 2])
})
