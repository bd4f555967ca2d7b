import { expect, it } from 'vitest'
import { openOsvSource } from '#test/feeds/osv-source.ts'
import { openStage } from '../connectors/trials/stage.ts'
import { changeFeed } from './feed-settings-actions.ts'

it('changes the fields that are named, and writes hosts as they are compared', async () => {
  const { context, health } = await openStage()
  const before = (await health('osv')).settings

  await changeFeed(context, 'osv', {
    change: {
      url: 'https://mirror.corp:8443/osv',
      internalHosts: ['Mirror.CORP.:8443', 'mirror.corp:8443'],
      intervalSeconds: 900,
    },
    version: 1,
  })

  expect((await health('osv')).settings).toEqual({
    ...before,
    url: 'https://mirror.corp:8443/osv',
    internalHosts: ['mirror.corp:8443'],
    intervalSeconds: 900,
    version: 2,
  })
})

it('says which fields are wrong', async () => {
  const { context, health } = await openStage()
  const before = await health('osv')

  const changing = changeFeed(context, 'osv', {
    change: { url: 'file:///etc/passwd', hosts: ['ok.example', 'http://x/'], internalHosts: ['a@b'] },
    version: 1,
  })

  await expect(changing).rejects.toMatchObject({
    code: 'intel.feed-settings-wrong',
    problems: [
      { path: '/url', code: 'feed.url-not-valid' },
      { path: '/hosts/1', code: 'feed.host-not-valid' },
      { path: '/internalHosts/0', code: 'feed.host-not-valid' },
    ],
  })
  expect(await health('osv')).toEqual(before)
})

it('does not switch on what has no address', async () => {
  const { context } = await openStage()

  const changing = changeFeed(context, 'osv', { change: { url: null, enabled: true }, version: 1 })

  await expect(changing).rejects.toMatchObject({ problems: [{ path: '/enabled' }] })
})

it('refuses a change of what somebody else has changed', async () => {
  const { context } = await openStage()
  await changeFeed(context, 'osv', { change: { shrinkPercent: 50 }, version: 1 })

  const changing = changeFeed(context, 'osv', { change: { shrinkPercent: 10 }, version: 1 })

  await expect(changing).rejects.toMatchObject({ kind: 'conflict', code: 'intel.feed-changed' })
  await expect(changeFeed(context, 'osv', { change: {}, version: undefined })).rejects.toMatchObject({
    code: 'intel.feed-version-missing',
  })
})

it('begins anew at another address', async () => {
  const { context, place, run } = await openStage()
  const first = await openOsvSource()
  const second = await openOsvSource()
  const record = { id: 'TRIAL-A', modified: '2026-11-20T00:00:00Z' }
  for (const source of [first, second]) await source.publish('npm', [record])
  await place('osv', { url: first.address, host: first.host, parts: ['npm'] })
  await run('osv')

  await changeFeed(context, 'osv', {
    change: { url: second.address, internalHosts: [second.host] },
    version: 1,
  })
  const done = await run('osv')

  expect(done).toMatchObject({ state: 'done', result: { outcome: 'new', records: 1, changed: 0 } })
  expect(second.asked.map((one) => one.path)).toEqual(['/osv/npm/modified_id.csv', '/osv/npm/all.zip'])
})
