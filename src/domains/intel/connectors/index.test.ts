import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { findSettings } from '../feeds/feed-run-store.ts'
import { feeds } from '../feeds/index.ts'
import { connectors } from './index.ts'

const folder = new URL('.', import.meta.url)

it('lists every connector that has a folder, each with its files', () => {
  const folders = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'trials')
    .map((entry) => entry.name)

  expect([...connectors.keys()].sort()).toEqual(folders.sort())
  for (const name of folders) {
    expect(readdirSync(new URL(`${name}/`, folder))).toEqual(
      expect.arrayContaining(['README.md', 'index.test.ts', 'index.ts']),
    )
  }
})

it('fetches only what a feed can read', () => {
  for (const [id, connector] of connectors) {
    expect(connector.id).toBe(id)
    expect(feeds.has(id)).toBe(true)
    expect(connector.inspect?.(Buffer.from('no list')).ok ?? false).toBe(false)
  }
})

it('knows where each publishes, and goes nowhere before an administrator wants it', async () => {
  const database = await testDatabase()

  for (const id of connectors.keys()) {
    const settings = await findSettings(database.kysely, id)

    expect(settings).toMatchObject({ enabled: false, internalHosts: [], version: 1 })
    expect(settings?.url).toMatch(/^https:/)
  }
})
