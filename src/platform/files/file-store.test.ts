import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Files, keepFile, openFile, verifyFile } from './file-store.ts'
import { sweepLeftovers } from './leftovers.ts'

let files: Files
const limits = { maxBytes: 10_000_000 }

beforeEach(async () => {
  files = { folder: await mkdtemp(join(tmpdir(), 'renkei-files-')) }
})
afterEach(() => rm(files.folder, { recursive: true }))

function chunksOf(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  return Readable.from([bytes.subarray(0, 1000), bytes.subarray(1000)])
}

async function readAll(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of source) chunks.push(chunk)
  return Buffer.concat(chunks)
}

function keptPath(hash: string): string {
  return join(files.folder, 'sha256', hash.slice(0, 2), `${hash}.zst`)
}

it('keeps bytes under the hash they were received with, and gives them back', async () => {
  const bytes = Buffer.concat([Buffer.from('部品'.repeat(100_000)), randomBytes(50_000)])

  const kept = await keepFile(files, chunksOf(bytes), limits)

  expect(kept).toEqual({ hash: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length })
  expect(await readAll(openFile(files, kept.hash))).toEqual(bytes)
  expect((await readFile(keptPath(kept.hash))).length).toBeLessThan(bytes.length / 5)
})

it('keeps an empty file', async () => {
  const kept = await keepFile(files, Readable.from([]), limits)

  expect(kept.bytes).toBe(0)
  expect(await readAll(openFile(files, kept.hash))).toHaveLength(0)
})

it('keeps the same content once, also when it arrives many times at once', async () => {
  const bytes = randomBytes(300_000)

  const kept = await Promise.all(Array.from({ length: 8 }, () => keepFile(files, chunksOf(bytes), limits)))

  expect(new Set(kept.map(({ hash }) => hash)).size).toBe(1)
  expect(await readdir(join(files.folder, 'sha256', kept[0]?.hash.slice(0, 2) ?? ''))).toHaveLength(1)
  expect(await readdir(join(files.folder, 'incoming'))).toEqual([])
  expect(await verifyFile(files, kept[0]?.hash ?? '')).toEqual(kept[0])
})

it('refuses more than the limit and leaves nothing behind', async () => {
  const keeping = keepFile(files, chunksOf(randomBytes(2001)), { maxBytes: 2000 })

  await expect(keeping).rejects.toMatchObject({
    kind: 'invalid',
    code: 'files.too-large',
    facts: { limit: 2000 },
  })
  expect(await readdir(files.folder, { recursive: true })).toEqual(['incoming'])
})

it('security.md 4.4: leaves nothing behind when the source breaks off', async () => {
  async function* broken() {
    yield randomBytes(5000)
    throw await Promise.resolve(new Error('connection lost'))
  }

  await expect(keepFile(files, broken(), limits)).rejects.toThrow('connection lost')
  expect(await readdir(join(files.folder, 'incoming'))).toEqual([])
})

it('notices a file whose bytes were changed', async () => {
  const { hash } = await keepFile(files, chunksOf(randomBytes(5000)), limits)
  const stored = await readFile(keptPath(hash))
  stored.writeUInt8(stored.readUInt8(2000) ^ 1, 2000)
  await writeFile(keptPath(hash), stored)

  await expect(verifyFile(files, hash)).rejects.toMatchObject({ code: 'files.damaged', facts: { hash } })
})

it('notices a file that holds other content or was cut short', async () => {
  const first = await keepFile(files, chunksOf(randomBytes(5000)), limits)
  const second = await keepFile(files, chunksOf(randomBytes(5000)), limits)
  const stored = await readFile(keptPath(first.hash))
  await writeFile(keptPath(second.hash), stored)
  await writeFile(keptPath(first.hash), stored.subarray(0, 3000))

  await expect(verifyFile(files, first.hash)).rejects.toMatchObject({ code: 'files.damaged' })
  await expect(verifyFile(files, second.hash)).rejects.toMatchObject({ code: 'files.damaged' })
})

it('heals a damaged file when its content comes again', async () => {
  const bytes = randomBytes(5000)
  const { hash } = await keepFile(files, chunksOf(bytes), limits)
  await writeFile(keptPath(hash), '')

  await keepFile(files, chunksOf(bytes), limits)

  expect(await readAll(openFile(files, hash))).toEqual(bytes)
})

it('knows no file by a name that is not a hash', async () => {
  for (const name of ['../../etc/passwd', '', 'A'.repeat(64), 'a'.repeat(64)]) {
    await expect(verifyFile(files, name)).rejects.toMatchObject({
      kind: 'not-found',
      code: 'files.not-found',
    })
  }
})

it('can be left in the middle of reading', async () => {
  const { hash } = await keepFile(files, chunksOf(randomBytes(3_000_000)), limits)

  for await (const chunk of openFile(files, hash)) {
    expect(chunk.length).toBeGreaterThan(0)
    break
  }

  expect(await verifyFile(files, hash)).toMatchObject({ bytes: 3_000_000 })
})

it('sweeps what a killed process left, but nothing that may still be growing', async () => {
  const { hash } = await keepFile(files, chunksOf(randomBytes(100)), limits)
  const old = join(files.folder, 'incoming', 'old')
  await writeFile(old, 'half')
  await utimes(old, new Date('2026-11-20T00:00:00Z'), new Date('2026-11-20T00:00:00Z'))
  await writeFile(join(files.folder, 'incoming', 'growing'), 'half')

  const removed = await sweepLeftovers(files, Temporal.Instant.from('2026-11-21T00:00:00Z'))

  expect(removed).toBe(1)
  expect(await readdir(join(files.folder, 'incoming'))).toEqual(['growing'])
  expect(await verifyFile(files, hash)).toMatchObject({ hash })
})

it('sweeps a store that was never used', async () => {
  expect(await sweepLeftovers(files, Temporal.Now.instant())).toBe(0)
})
