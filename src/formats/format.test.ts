import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { advisoryReaders } from './advisory/index.ts'
import { type Reader, readerRegistry, recognise } from './format.ts'
import { sbomReaders } from './sbom/index.ts'
import { vexReaders } from './vex/index.ts'

const families = [
  { family: 'sbom', readers: [...sbomReaders.values()] },
  { family: 'advisory', readers: [...advisoryReaders.values()] },
  { family: 'vex', readers: [...vexReaders.values()] },
]

describe.each(families)('the formats of the family $family', ({ family, readers }) => {
  const here = new URL(`./${family}/`, import.meta.url)
  const folders = readdirSync(here, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'model')
    .map(({ name }) => name)

  it('are a folder each, and each folder is in the list', () => {
    expect(readers.map(({ id }) => id).toSorted()).toEqual(folders.toSorted())
  })

  it.each(folders)('%s has its files', (folder) => {
    const files = readdirSync(new URL(`./${folder}/`, here))

    expect(files).toEqual(
      expect.arrayContaining(['README.md', 'fixtures', 'index.ts', 'read.test.ts', 'read.ts', 'versions.ts']),
    )
    expect(readdirSync(new URL(`./${folder}/fixtures/`, here)).length).toBeGreaterThan(0)
  })

  it('describe themselves', () => {
    for (const { title, versions } of readers) {
      expect(title).not.toBe('')
      expect(versions.length).toBeGreaterThan(0)
      expect(new Set(versions).size).toBe(versions.length)
    }
  })

  it('do not take everything for theirs', () => {
    const texts = ['', ' ', '{}', '[]', 'hello', '{"id":1}', '<?xml version="1.0"?><rss/>', 'null']

    for (const text of texts) expect(readers.filter((reader) => reader.recognises(text))).toEqual([])
  })
})

function readerNamed(id: string, mark: string): Reader<string> {
  return {
    id,
    title: id,
    versions: ['1'],
    recognises: (piece) => piece.includes(mark),
    read: () => ({ ok: true, value: id, warnings: [] }),
  }
}

it('refuses a list in which two readers share an id', () => {
  expect(() => readerRegistry([readerNamed('a', 'x'), readerNamed('a', 'y')])).toThrow('share one id')
})

it('recognises a format by a mark that comes late, even on the edge between two pieces', () => {
  const readers = readerRegistry([readerNamed('a', '"mark-a"'), readerNamed('b', '"mark-b"')])
  for (const before of [0, 10, 1024 * 1024 - 4, 1024 * 1024 + 3, 3_000_000]) {
    const bytes = Buffer.from(`${' '.repeat(before)}"mark-b"`)

    expect(recognise(readers, bytes)?.id).toBe('b')
  }
  expect(recognise(readers, Buffer.from('"mark-c"'))).toBeNull()
})
