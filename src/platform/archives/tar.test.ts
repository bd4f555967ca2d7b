import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import type { Problem } from '#kernel/errors/app-error.ts'
import { readEntries } from './read-entries.ts'
import type { ReadOptions } from './reading.ts'
import { tarOf } from './trials/tar-of.ts'

async function readAll(source: string | Uint8Array, options: Partial<ReadOptions> = {}) {
  const problems: Problem[] = []
  const entries: [string, string][] = []
  const onProblem = (found: Problem) => problems.push(found)
  for await (const { name, bytes } of readEntries(source, { onProblem, ...options })) {
    entries.push([name, Buffer.from(bytes).toString()])
  }
  return { entries, problems: problems.map(({ path, code }) => [path, code]) }
}

/** Changes a header and makes its sum right again. */
function changed(tar: Buffer, change: (header: Buffer) => void, at = 0): Buffer {
  const header = tar.subarray(at, at + 512)
  change(header)
  header.fill(0x20, 148, 156)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return tar
}

const two = [
  ['./a.json', '1'],
  ['folder/部品.json', '2'.repeat(2000)],
] as const

it('reads a tar, packed in any way or not, by its bytes', async () => {
  const tar = await tarOf(two)
  const entries = [
    ['a.json', '1'],
    ['folder/部品.json', '2'.repeat(2000)],
  ]

  for (const bytes of [tar, gzipSync(tar), zstdCompressSync(tar)])
    expect(await readAll(bytes)).toEqual({ entries, problems: [] })
})

it('reads the tars of a folder, with their names in front, and gives what is wanted', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'renkei-tar-'))
  await writeFile(join(folder, 'all.tar.gz'), gzipSync(await tarOf([...two, ['note.txt', 'x']])))
  const accept = (name: string) => name.endsWith('.json')

  const { entries, problems } = await readAll(folder, { accept })
  await rm(folder, { recursive: true })

  expect(entries.map(([name]) => name)).toEqual(['all.tar.gz/a.json', 'all.tar.gz/folder/部品.json'])
  expect(problems).toEqual([])
})

it('reads names in Shift_JIS', async () => {
  const tar = changed(await tarOf([['xxxxxx.json', '1']]), (header) =>
    Buffer.from('95949569955c2e6a736f6e0000', 'hex').copy(header, 0),
  )

  expect((await readAll(tar)).entries).toEqual([['部品表.json', '1']])
})

it('security.md 4.2: leaves out names that lead outside or deceive, links, and names given twice', async () => {
  const tar = await tarOf([
    ['../../out.json', 'bad'],
    ['/etc/passwd', 'bad'],
    ['C:/a.json', 'bad'],
    ['a\\b.json', 'bad'],
    ['\u202enosj.exe', 'bad'],
    [{ name: 'link.json', type: 'symlink', linkname: '/etc/passwd' }, ''],
    [{ name: 'hard.json', type: 'link', linkname: 'a.json' }, ''],
    [{ name: 'pipe', type: 'fifo' }, ''],
    ['a.json', '1'],
    ['a.json', '2'],
  ])

  expect(await readAll(tar)).toEqual({
    entries: [['a.json', '1']],
    problems: [
      ['/..~1..~1out.json', 'archives.name-unsafe'],
      ['/~1etc~1passwd', 'archives.name-unsafe'],
      ['/C:~1a.json', 'archives.name-unsafe'],
      ['/a\\b.json', 'archives.name-unsafe'],
      ['/\u202enosj.exe', 'archives.name-unsafe'],
      ['/link.json', 'archives.link'],
      ['/hard.json', 'archives.link'],
      ['/pipe', 'archives.method-unknown'],
      ['/a.json', 'archives.name-twice'],
    ],
  })
})

it('security.md 4.1: a packed bomb is stopped at its ratio, what came before is kept', async () => {
  const bomb = gzipSync(
    await tarOf([
      ['a.json', '1'],
      ['zeros.json', Buffer.alloc(60_000_000)],
    ]),
  )

  const { entries, problems } = await readAll(bomb)

  expect(entries).toEqual([['a.json', '1']])
  expect(problems).toEqual([['', 'archives.too-large']])
})

it('security.md 4.1: entries, their size and their sum are bounded', async () => {
  const tar = await tarOf(
    Array.from({ length: 50 }, (_, number) => [`${number}.json`, 'x'.repeat(100)] as const),
  )

  const few = await readAll(tar, { limits: { entries: 20 } })
  const small = await readAll(tar, { limits: { entryBytes: 50 } })
  const little = await readAll(tar, { limits: { totalBytes: 30_000 } })

  expect([few.entries.length, few.problems]).toEqual([20, [['', 'archives.too-many-entries']]])
  expect([small.entries.length, small.problems[0]]).toEqual([0, ['/0.json', 'archives.too-large']])
  expect(little.entries.length).toBeLessThan(50)
  expect(little.problems).toEqual([['', 'archives.too-large']])
})

it('security.md 4.1: sizes that cannot be, and sparse files, are told', async () => {
  const negative = changed(await tarOf([['a.json', 'x'.repeat(600)]]), (header) =>
    Buffer.from('ffffffffffffffffffffff00', 'hex').copy(header, 124),
  )
  const huge = changed(await tarOf([['a.json', '1']]), (header) =>
    header.write('77777777777\0', 124, 'latin1'),
  )
  const sparse = changed(await tarOf([['a.json', '1']]), (header) => header.write('S', 156, 'latin1'))

  expect((await readAll(negative)).entries).toEqual([])
  expect((await readAll(negative)).problems).not.toEqual([])
  expect(await readAll(huge)).toEqual({
    entries: [],
    problems: [
      ['/a.json', 'archives.too-large'],
      ['', 'archives.damaged'],
    ],
  })
  expect(await readAll(sparse)).toEqual({ entries: [], problems: [['/a.json', 'archives.method-unknown']] })
})

it('security.md 4.1: an archive within an archive is one entry, not opened', async () => {
  const inner = await tarOf([['inside.json', '1']])

  expect((await readAll(await tarOf([['inner.tar', inner]]))).entries.map(([name]) => name)).toEqual([
    'inner.tar',
  ])
})

it('tells when a tar was cut off, and keeps what came before', async () => {
  const tar = await tarOf([
    ['a.json', '1'],
    ['b.json', 'x'.repeat(5000)],
  ])

  expect(await readAll(tar.subarray(0, 3000))).toEqual({
    entries: [['a.json', '1']],
    problems: [['', 'archives.damaged']],
  })
})

it('takes nothing for a tar that is none', async () => {
  const text = Buffer.from(`{"a":"${'x'.repeat(2000)}"}`)

  expect((await readAll(text)).entries).toEqual([['', text.toString()]])
})
