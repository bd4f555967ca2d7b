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

const names = [
  'record.json',
  'record.xml',
  'list.csv',
  'record.yml',
  'RUSTSEC-2031-0007.md',
  'HSEC-2031-0004.md',
]

it.each([...feeds])('describes %s, which refuses what is not its own', (id, feed) => {
  expect(feed.id).toBe(id)
  expect(feed.title).not.toBe('')
  expect(names.some((name) => feed.isRecord(name))).toBe(true)
  expect(feed.read(Buffer.from('no record')).ok).toBe(false)
  expect(feed.read(Buffer.from('{"id":')).ok).toBe(false)
  expect(feed.read(new Uint8Array()).ok).toBe(false)
})
