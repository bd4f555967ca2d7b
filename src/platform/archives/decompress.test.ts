import { randomBytes } from 'node:crypto'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { decompressStream } from './decompress.ts'

const limits = { maxBytes: 10_000_000, ratio: 100 }

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}

async function readAll(source: AsyncIterable<Uint8Array>, within = limits): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of decompressStream(source, within)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

it.each([1, 5, 70_000])('unpacks what is packed and passes on what is not, in pieces of %i', async (size) => {
  const bytes = Buffer.concat([Buffer.from('{"部品":1}'), randomBytes(size * 3)])

  expect(await readAll(inPieces(bytes, size))).toEqual(bytes)
  expect(await readAll(inPieces(gzipSync(bytes), size))).toEqual(bytes)
  expect(await readAll(inPieces(zstdCompressSync(bytes), size))).toEqual(bytes)
})

it('passes on what is shorter than any mark', async () => {
  expect(await readAll(inPieces(Buffer.from('{}'), 1))).toEqual(Buffer.from('{}'))
  expect(await readAll(inPieces(Buffer.alloc(0), 1))).toHaveLength(0)
})

it('reads gzip of several members as one', async () => {
  const bytes = Buffer.concat([gzipSync('one '), gzipSync('two')])

  expect((await readAll(inPieces(bytes, 10))).toString()).toBe('one two')
})

it.each([
  ['gzip', gzipSync(Buffer.alloc(100_000_000))],
  ['zstd', zstdCompressSync(Buffer.alloc(100_000_000))],
])('stops a %s bomb early', async (_kind, bytes) => {
  let given = 0
  const unpacking = async () => {
    for await (const chunk of decompressStream(inPieces(bytes, 65_536), limits)) given += chunk.length
  }

  await expect(unpacking()).rejects.toMatchObject({ kind: 'invalid', code: 'archives.too-large' })
  expect(given).toBeLessThan(11_000_000)
})

it('stops at the limit of bytes whatever the kind', async () => {
  const bytes = randomBytes(2000)

  await expect(readAll(inPieces(bytes, 500), { maxBytes: 1000, ratio: 100 })).rejects.toMatchObject({
    code: 'archives.too-large',
    facts: { limit: 1000 },
  })
})

it('says when what is packed is damaged or cut off', async () => {
  const packed = gzipSync(randomBytes(5000))
  const changed = Buffer.from(packed)
  changed.writeUInt8(changed.readUInt8(3000) ^ 0xff, 3000)

  await expect(readAll(inPieces(changed, 1000))).rejects.toMatchObject({ code: 'archives.damaged' })
  await expect(readAll(inPieces(packed.subarray(0, 3000), 1000))).rejects.toMatchObject({
    code: 'archives.damaged',
  })
})

it('passes on the error of its source', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield gzipSync('x'.repeat(1000)).subarray(0, 15)
    throw await Promise.resolve(new Error('connection lost'))
  }

  await expect(readAll(broken())).rejects.toThrow('connection lost')
})

it('names a kind it cannot unpack', async () => {
  await expect(readAll(inPieces(Buffer.from('fd377a585a000004', 'hex'), 3))).rejects.toMatchObject({
    code: 'archives.kind-unknown',
    facts: { kind: 'xz' },
  })
})
