import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { feeds } from './index.ts'

const folder = new URL('.', import.meta.url)

it('lists every feed that has a folder, each with its files', () => {
  const folders = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)

  expect([...feeds.keys()].sort()).toEqual(folders.sort())
  for (const name of folders) {
    expect(readdirSync(new URL(`${name}/`, folder))).toEqual(
      expect.arrayContaining(['README.md', 'index.test.ts', 'index.ts']),
    )
  }
})

it('describes every feed', () => {
  for (const [id, feed] of feeds) {
    expect(feed.id).toBe(id)
    expect(feed.title).not.toBe('')
    expect(feed.isRecord('record.json')).toBe(true)
    expect(feed.read(Buffer.from('no record')).ok).toBe(false)
  }
})
