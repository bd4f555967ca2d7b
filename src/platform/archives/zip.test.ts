import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import type { Problem } from '#kernel/errors/app-error.ts'
import { readEntries } from './read-entries.ts'
import type { ReadOptions } from './reading.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'renkei-zip-'))
})
afterEach(() => rm(folder, { recursive: true }))

type Content = Readonly<Record<string, string | Buffer>>

async function zipOf(content: Content, prepare: (zip: ZipFile) => void = () => {}): Promise<string> {
  const zip = new ZipFile()
  for (const [name, bytes] of Object.entries(content)) zip.addBuffer(Buffer.from(bytes), name)
  prepare(zip)
  zip.end()
  const path = join(folder, 'test.zip')
  await finished(zip.outputStream.pipe(createWriteStream(path)))
  return path
}

async function readAll(source: string | Uint8Array, options: Partial<ReadOptions> = {}) {
  const problems: Problem[] = []
  const entries: Record<string, string> = {}
  for await (const { name, bytes } of readEntries(source, {
    onProblem: (p) => problems.push(p),
    ...options,
  })) {
    entries[name] = Buffer.from(bytes).toString()
  }
  return { entries, problems }
}

/** Replaces a name by another of the same length, in the directory and beside the data. */
async function rename(path: string, from: string, to: string): Promise<void> {
  const bytes = await readFile(path)
  const replacement = Buffer.from(to)
  expect(replacement.length).toBe(Buffer.byteLength(from))
  for (let at = bytes.indexOf(from); at >= 0; at = bytes.indexOf(from, at + 1)) replacement.copy(bytes, at)
  await writeFile(path, bytes)
}

it('gives entries in order with their bytes, from a path or from bytes', async () => {
  const content = { 'b.json': '{"b":1}', 'folder/a.json': '部品'.repeat(1000), 'empty.json': '' }
  const path = await zipOf(content, (zip) => zip.addEmptyDirectory('nothing'))

  const fromPath = await readAll(path)
  const fromBytes = await readAll(await readFile(path))

  expect(fromPath).toEqual({ entries: content, problems: [] })
  expect(Object.keys(fromPath.entries)).toEqual(Object.keys(content))
  expect(fromBytes).toEqual(fromPath)
})

it('gives only what is wanted', async () => {
  const path = await zipOf({ 'a.json': '1', 'b.txt': '2', 'c.json': '3' })

  const { entries } = await readAll(path, { accept: (name) => name.endsWith('.json') })

  expect(Object.keys(entries)).toEqual(['a.json', 'c.json'])
})

it('reads entries that lie across the edges of its blocks, and stored ones', async () => {
  const noise = (length: number, seed: number) =>
    Buffer.from(Uint32Array.from({ length }, (_, i) => Math.imul(i + seed, 2_654_435_761)).buffer)
  const path = await zipOf({ 'a.bin': noise(300_000, 1), 'b.bin': noise(300_000, 2) }, (zip) =>
    zip.addBuffer(noise(700_000, 3), 'stored.bin', { compress: false }),
  )

  const sizes = new Map<string, number>()
  for await (const { name, bytes } of readEntries(path, { onProblem: (p) => expect(p).toBeNull() })) {
    sizes.set(name, bytes.length)
  }

  expect([...sizes]).toEqual([
    ['a.bin', 1_200_000],
    ['b.bin', 1_200_000],
    ['stored.bin', 2_800_000],
  ])
})

it('can be left in the middle', async () => {
  const path = await zipOf({ 'a.json': '1', 'b.json': '2' })

  for await (const { name } of readEntries(path, { onProblem: () => {} })) {
    expect(name).toBe('a.json')
    break
  }
})

describe('security.md 4.2: a name', () => {
  it.each([
    ['../../out.json', 'xx/xx/out.json'],
    ['/etc/abc.json', 'xetc/abc.json'],
    ['a/../../b.json', 'a/xx/xx/b.json'],
    ['C:/abc.json', 'Cx/abc.json'],
    ['a\\b\\c.json', 'axbxc.json'],
    ['nul\u0000abc.json', 'nulxabc.json'],
    ['\u202enosj.exe', 'xxxnosj.exe'],
  ])('like %j is refused and the rest is read', async (bad, harmless) => {
    const path = await zipOf({ 'first.json': '1', [harmless]: 'bad', 'last.json': '2' })
    await rename(path, harmless, bad)

    const { entries, problems } = await readAll(path)

    expect(entries).toEqual({ 'first.json': '1', 'last.json': '2' })
    expect(problems).toMatchObject([{ code: 'archives.name-unsafe' }])
  })

  it('given twice is read once', async () => {
    const path = await zipOf({ 'a.json': '1', 'b.json': '2' })
    await rename(path, 'b.json', 'a.json')

    const { entries, problems } = await readAll(path)

    expect(entries).toEqual({ 'a.json': '1' })
    expect(problems).toEqual([{ path: '/a.json', code: 'archives.name-twice' }])
  })

  it('in Shift_JIS that does not say so is read', async () => {
    const path = await zipOf({ 'xxxx.json': '1' })
    const bytes = await readFile(path)
    const shiftJis = Buffer.concat([Buffer.from([0x95, 0x94, 0x95, 0x69]), Buffer.from('.json')])
    for (let at = bytes.indexOf('xxxx.json'); at >= 0; at = bytes.indexOf('xxxx.json'))
      shiftJis.copy(bytes, at)
    clearUtf8Flags(bytes)

    const { entries } = await readAll(bytes)

    expect(Object.keys(entries)).toEqual(['部品.json'])
  })

  it('in decomposed form, as macOS writes it, is composed', async () => {
    const path = await zipOf({ ['がぎぐ.json'.normalize('NFD')]: '1' })

    expect(Object.keys((await readAll(path)).entries)).toEqual(['がぎぐ.json'.normalize('NFC')])
  })
})

/** Bit 11 of the flags, in each local header and each directory entry. */
function clearUtf8Flags(bytes: Buffer): void {
  for (const [mark, offset] of [
    ['504b0304', 6],
    ['504b0102', 8],
  ] as const) {
    for (let at = bytes.indexOf(mark, 0, 'hex'); at >= 0; at = bytes.indexOf(mark, at + 1, 'hex')) {
      bytes.writeUInt16LE(bytes.readUInt16LE(at + offset) & ~0x800, at + offset)
    }
  }
}

it('security.md 4.2: does not follow a symbolic link', async () => {
  const path = await zipOf({ 'a.json': '1' }, (zip) =>
    zip.addBuffer(Buffer.from('/etc/passwd'), 'link.json', { mode: 0o120777 }),
  )

  const { entries, problems } = await readAll(path)

  expect(entries).toEqual({ 'a.json': '1' })
  expect(problems).toEqual([{ path: '/link.json', code: 'archives.link' }])
})

describe('security.md 4.1: a bomb', () => {
  it('that unpacks to a thousand times its size is refused, the rest is read', async () => {
    const path = await zipOf({ 'bomb.json': Buffer.alloc(30_000_000), 'good.json': '1' })

    const { entries, problems } = await readAll(path)

    expect(entries).toEqual({ 'good.json': '1' })
    expect(problems).toMatchObject([{ path: '/bomb.json', code: 'archives.too-large' }])
  })

  it('that lies about its size is stopped while it unpacks', async () => {
    const path = await zipOf({ 'bomb.json': Buffer.alloc(30_000_000), 'good.json': '1' })
    const bytes = await readFile(path)
    const directory = bytes.indexOf('504b0102', 0, 'hex')
    bytes.writeUInt32LE(100, directory + 24)

    const { entries, problems } = await readAll(bytes)

    expect(entries).toEqual({ 'good.json': '1' })
    expect(problems).toMatchObject([{ path: '/bomb.json', code: 'archives.too-large' }])
  })

  it('of one large entry is held by the entry limit', async () => {
    const path = await zipOf({ 'a.json': 'x'.repeat(2000), 'b.json': '1' })

    const { entries, problems } = await readAll(path, { limits: { entryBytes: 1000 } })

    expect(entries).toEqual({ 'b.json': '1' })
    expect(problems).toMatchObject([
      { path: '/a.json', code: 'archives.too-large', facts: { limit: 1000, ratio: 250 } },
    ])
  })

  it('of many entries is held by their count and told once', async () => {
    const path = await zipOf(Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`${i}.json`, '1'])))

    const { entries, problems } = await readAll(path, { limits: { entries: 20 } })

    expect(Object.keys(entries)).toHaveLength(20)
    expect(problems).toEqual([{ path: '', code: 'archives.too-many-entries', facts: { limit: 20 } }])
  })

  it('of many middling entries is held by their sum and told once', async () => {
    const path = await zipOf({ 'a.json': 'x'.repeat(600), 'b.json': 'y'.repeat(600), 'c.json': 'z' })

    const { entries, problems } = await readAll(path, { limits: { totalBytes: 1000 } })

    expect(Object.keys(entries)).toEqual(['a.json'])
    expect(problems).toEqual([{ path: '', code: 'archives.too-large-together', facts: { limit: 1000 } }])
  })
})

describe('a damaged zip', () => {
  it('loses the entry whose bytes were changed, not the others', async () => {
    const path = await zipOf({ 'a.json': 'some content', 'b.json': '2' })
    const bytes = await readFile(path)
    const sum = bytes.indexOf('504b0102', 0, 'hex') + 16
    bytes.writeUInt32LE(bytes.readUInt32LE(sum) ^ 1, sum)

    const { entries, problems } = await readAll(bytes)

    expect(entries).toEqual({ 'b.json': '2' })
    expect(problems).toMatchObject([{ path: '/a.json', code: 'archives.damaged' }])
  })

  it('that was cut off is told', async () => {
    const bytes = await readFile(await zipOf({ 'a.json': '1', 'b.json': '2' }))

    const { entries, problems } = await readAll(bytes.subarray(0, bytes.length - 30))

    expect(entries).toEqual({})
    expect(problems).toMatchObject([{ path: '', code: 'archives.damaged' }])
  })

  it('whose entry is encrypted or packed in an unknown way loses that entry', async () => {
    const bytes = await readFile(await zipOf({ 'a.json': '1', 'b.json': '2', 'c.json': '3' }))
    const first = bytes.indexOf('504b0102', 0, 'hex')
    const second = bytes.indexOf('504b0102', first + 1, 'hex')
    bytes.writeUInt16LE(bytes.readUInt16LE(first + 8) | 1, first + 8)
    bytes.writeUInt16LE(99, second + 10)

    const { entries, problems } = await readAll(bytes)

    expect(entries).toEqual({ 'c.json': '3' })
    expect(problems).toEqual([
      { path: '/a.json', code: 'archives.encrypted' },
      { path: '/b.json', code: 'archives.method-unknown' },
    ])
  })
})

it('security.md 4.1: does not open a zip within a zip', async () => {
  const inner = await readFile(await zipOf({ 'inside.json': '1' }))
  const path = await zipOf({ 'inner.zip': inner })

  const { entries } = await readAll(path)

  expect(Object.keys(entries)).toEqual(['inner.zip'])
})

it('gives an entry that is taken apart though it is larger than one that is held', async () => {
  const path = await zipOf({ 'many.json': 'ab'.repeat(2000) })
  const split = () => ({
    push: (chunk: Uint8Array) => [{ name: 'piece', bytes: chunk }],
    end: () => [],
  })
  const limits = { entryBytes: 1000, splitBytes: 5000 }
  const problems: string[] = []
  const onProblem = ({ code }: { readonly code: string }) => problems.push(code)
  const sizeOf = async (options: Partial<ReadOptions>) => {
    let size = 0
    for await (const entry of readEntries(path, { onProblem, ...options })) size += entry.bytes.length
    return size
  }

  expect(await sizeOf({ limits, split })).toBe(4000)
  expect(await sizeOf({ limits })).toBe(0)
  expect(await sizeOf({ limits: { ...limits, splitBytes: 3000 }, split })).toBe(0)
  expect(problems).toEqual(['archives.too-large', 'archives.too-large'])
})
