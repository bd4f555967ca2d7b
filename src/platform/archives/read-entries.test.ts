import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import type { Problem } from '#kernel/errors/app-error.ts'
import { readEntries } from './read-entries.ts'
import type { ReadOptions } from './reading.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'renkei-entries-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function readAll(source: string | Uint8Array, options: Partial<ReadOptions> = {}) {
  const problems: Problem[] = []
  const entries: [string, string][] = []
  for await (const { name, bytes } of readEntries(source, {
    onProblem: (p) => problems.push(p),
    ...options,
  })) {
    entries.push([name, Buffer.from(bytes).toString()])
  }
  return { entries, problems }
}

async function zipBytes(name: string, content: string): Promise<Buffer> {
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from(content), name)
  zip.end()
  const chunks: Uint8Array[] = []
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

it('reads a single file, unpacked where it is packed, by its bytes and not by its name', async () => {
  await writeFile(join(folder, 'plain.json'), '1')
  await writeFile(join(folder, 'packed.json.gz'), gzipSync('2'))
  await writeFile(join(folder, 'packed.json.zst'), zstdCompressSync('3'))
  await writeFile(join(folder, 'misnamed.json'), gzipSync('4'))

  expect((await readAll(join(folder, 'plain.json'))).entries).toEqual([['plain.json', '1']])
  expect((await readAll(join(folder, 'packed.json.gz'))).entries).toEqual([['packed.json', '2']])
  expect((await readAll(join(folder, 'packed.json.zst'))).entries).toEqual([['packed.json', '3']])
  expect((await readAll(join(folder, 'misnamed.json'))).entries).toEqual([['misnamed.json', '4']])
})

it('reads bytes as well', async () => {
  expect((await readAll(gzipSync('1'))).entries).toEqual([['', '1']])
  expect((await readAll(await zipBytes('a.json', '2'))).entries).toEqual([['a.json', '2']])
})

it('reads the documents below a folder in the order of their names, zips included', async () => {
  await mkdir(join(folder, 'b', 'deep'), { recursive: true })
  await writeFile(join(folder, 'c.json'), '3')
  await writeFile(join(folder, 'b', 'deep', 'x.json.gz'), gzipSync('2'))
  await writeFile(join(folder, 'b', 'a.json'), '1')
  await writeFile(join(folder, 'b', 'note.txt'), 'not a document')
  await writeFile(join(folder, 'all.zip'), await zipBytes('in.json', '0'))

  const { entries, problems } = await readAll(folder)

  expect(entries).toEqual([
    ['all.zip/in.json', '0'],
    ['b/a.json', '1'],
    ['b/deep/x.json', '2'],
    ['c.json', '3'],
  ])
  expect(problems).toEqual([])
})

it('gives only what is wanted of a folder', async () => {
  await writeFile(join(folder, 'a.json'), '1')
  await writeFile(join(folder, 'all.zip'), await zipBytes('in.json', '0'))

  const { entries } = await readAll(folder, { accept: (name) => name === 'all.zip/in.json' })

  expect(entries).toEqual([['all.zip/in.json', '0']])
})

it('security.md 4.2: does not follow links out of a folder', async () => {
  await writeFile(join(folder, 'a.json'), '1')
  await symlink('/etc', join(folder, 'etc'))
  await symlink('/etc/passwd', join(folder, 'b.json'))

  const { entries, problems } = await readAll(folder)

  expect(entries).toEqual([['a.json', '1']])
  expect(problems).toEqual([
    { path: '/b.json', code: 'archives.link' },
    { path: '/etc', code: 'archives.link' },
  ])
})

it('goes on after a file of a folder that cannot be read', async () => {
  await writeFile(join(folder, 'a.json'), gzipSync('x'.repeat(100)).subarray(0, 20))
  await writeFile(join(folder, 'b.zip'), 'PK\u0003\u0004 and nothing more')
  await writeFile(join(folder, 'c.json'), Buffer.from('425a683931415926', 'hex'))
  await writeFile(join(folder, 'd.json'), gzipSync(Buffer.alloc(30_000_000)))
  await writeFile(join(folder, 'e.json'), '1')

  const { entries, problems } = await readAll(folder)

  expect(entries).toEqual([['e.json', '1']])
  expect(problems.map(({ path, code }) => [path, code])).toEqual([
    ['/a.json', 'archives.damaged'],
    ['/b.zip~1', 'archives.damaged'],
    ['/c.json', 'archives.damaged'],
    ['/d.json', 'archives.too-large'],
  ])
})

it('says when there is nothing at the path', async () => {
  await expect(readAll(join(folder, 'missing.zip'))).rejects.toMatchObject({
    kind: 'not-found',
    code: 'archives.not-found',
    facts: { name: 'missing.zip' },
  })
})
