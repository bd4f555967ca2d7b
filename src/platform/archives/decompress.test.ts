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

/** `{"部品":1}` by bzip2 1.0. */
const bzip2Hex =
  '425a683931415926535917d9d04700000218f110002010000a280008000040022020002201a68d08069a681774014b91f17724538509017d9d0470'
/** 100 MB of zeros by the same. */
const bzip2OfZeros =
  '425a68393141592653590e09e2df015f8e4000c0000008200030804d4642a025a90a80973141592653590e09e2df015f8e4000c0000008200030804d4642a025a90a8097314159265359c4600a55003ed14002c00000400008200030cc09aa69a548836a2a441e2ee48a70a121c0a8892e'

it.each([
  ['gzip', gzipSync(Buffer.alloc(100_000_000))],
  ['zstd', zstdCompressSync(Buffer.alloc(100_000_000))],
  ['bzip2', Buffer.from(bzip2OfZeros, 'hex')],
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

/** `{"部品":1}` by xz 5.4.1. */
const xzHex =
  'fd377a585a000004e6d6b4460200210116000000742fe5a301000b7b22e983a8e59381223a317d0069a8eee79e1bf3730001240ca618d8d81fb6f37d010000000004595a'
/** 2 MB of zeros by the same. */
const xzOfZeros =
  'fd377a585a000004e6d6b4460200210116000000742fe5a3fe847f01605d00006ffdffffa3b7ff473e481572396151b89228e6a38607f9eee41e82d32fc53a3c014bb17ec98a8a4d2fa30dd97fa6e38c231153e05918c5758ae277f8b6947f0c6ac0de744964e2e95c53b204d8f7440cab5f0d6d46e9e5c37688b79657acb64de1691d6ffb4b88106c42cb883f5c008fd04eaf262894711f3d8f24e1709ea7235fec28cb85d195988a7e2a91f22775f719c006984d98fdd8afd5900fc42553f8f591363105a5b0ee6fc1704d470cd19111aaad601dbaceb127185c5986e9665258bee976ac59e4e55b0508f9c7daadfcfb522b74cd1e5b2042f9dd533df82964093b80cb2a6cdfb53bf0c4bd2e5faa0f3e4b664290130eff1093f8717859f80bcdff9528460fa9fc7cdefb9a302e56c08f85f38381c065c42553f8f591363105a5b0ee6fc1704d470cd19111aaad601dbaceb127185c5986e9665258bee976ac59e4e55b0508f9c7daadfcfb522b74cd1e5b2042f9dd533df80441025e000000097a695f858f18a20001fc0280897a009759a80db1c467fb020000000004595a'

it.each([1, 7, 500])('unpacks xz in pieces of %i, one stream or several', async (size) => {
  const bytes = Buffer.from(xzHex, 'hex')

  expect((await readAll(inPieces(bytes, size))).toString()).toBe('{"部品":1}')
  expect((await readAll(inPieces(Buffer.concat([bytes, bytes]), size))).toString()).toBe(
    '{"部品":1}{"部品":1}',
  )
})

it('security.md 4.1: stops an xz bomb early', async () => {
  const bytes = Buffer.from(xzOfZeros, 'hex')

  await expect(readAll(inPieces(bytes, 100))).rejects.toMatchObject({ code: 'archives.too-large' })
})

it('security.md 4.1: says when xz is damaged, cut off or not xz after all', async () => {
  const bytes = Buffer.from(xzHex, 'hex')
  const changed = Buffer.from(bytes)
  changed.writeUInt8(changed.readUInt8(30) ^ 0xff, 30)

  for (const bad of [
    changed,
    bytes.subarray(0, 30),
    Buffer.concat([bytes.subarray(0, 12), Buffer.alloc(200, 7)]),
  ]) {
    await expect(readAll(inPieces(bad, 16))).rejects.toMatchObject({ code: 'archives.damaged' })
  }
})

it('passes on the error of the source of an xz', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(xzHex, 'hex').subarray(0, 20)
    throw await Promise.resolve(new Error('connection lost'))
  }

  await expect(readAll(broken())).rejects.toThrow('connection lost')
})

it.each([1, 7, 500])('unpacks bzip2 in pieces of %i, one stream or several', async (size) => {
  const bytes = Buffer.from(bzip2Hex, 'hex')

  expect((await readAll(inPieces(bytes, size))).toString()).toBe('{"部品":1}')
  expect((await readAll(inPieces(Buffer.concat([bytes, bytes]), size))).toString()).toBe(
    '{"部品":1}{"部品":1}',
  )
})

it.each([
  ['changed', Buffer.from(bzip2Hex.slice(0, -24).padEnd(bzip2Hex.length, 'f'), 'hex')],
  ['cut off', Buffer.from(bzip2Hex.slice(0, -20), 'hex')],
  ['followed by something else', Buffer.from(`${bzip2Hex}0123456789`, 'hex')],
])('says when bzip2 is %s', async (_what, bytes) => {
  await expect(readAll(inPieces(bytes, 9))).rejects.toMatchObject({ code: 'archives.damaged' })
})

it('passes on the error of the source of bzip2', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(bzip2Hex, 'hex').subarray(0, 15)
    throw await Promise.resolve(new Error('connection lost'))
  }

  await expect(readAll(broken())).rejects.toThrow('connection lost')
})
