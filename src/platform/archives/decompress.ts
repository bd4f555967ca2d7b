import { Readable, type Transform } from 'node:stream'
import { ReadableStream } from 'node:stream/web'
import { constants, createGunzip, createZstdDecompress } from 'node:zlib'
import xz from 'xz-decompress'
import { unpackBzip2 } from './bzip2.ts'
import { refuseArchive } from './errors.ts'
import { type FileKind, kindBytes, kindOf } from './kinds.ts'
import { ratioFloor } from './limits.ts'
import { peek } from './peek.ts'

export interface DecompressLimits {
  /** Bytes that may come out. */
  readonly maxBytes: number
  /** How many times more bytes may come out than went in, beyond the first megabyte. */
  readonly ratio: number
}

/**
 * The bytes of a stream, unpacked where its beginning says gzip, zstd, xz or bzip2, unchanged otherwise. Stops at the
 * limits, whatever the stream claims.
 * @throws `archives.too-large`, `archives.damaged`, `archives.kind-unknown` (bzip2 in the sandbox)
 */
export async function* decompressStream(
  source: AsyncIterable<Uint8Array>,
  limits: DecompressLimits,
): AsyncGenerator<Uint8Array> {
  const tally = { read: 0, given: 0 }
  const { start, chunks } = await peek(counting(source, tally), kindBytes)
  const kind = kindOf(start)
  for await (const chunk of unpacked(kind, chunks)) {
    tally.given += chunk.length
    const isTooDense = tally.given > ratioFloor && tally.given > tally.read * limits.ratio
    if (tally.given > limits.maxBytes || (isTooDense && kind !== 'plain')) {
      throw refuseArchive('too-large', { facts: { limit: limits.maxBytes, ratio: limits.ratio } })
    }
    yield chunk
  }
}

async function* counting(
  source: AsyncIterable<Uint8Array>,
  tally: { read: number },
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    tally.read += chunk.length
    yield chunk
  }
}

const unpackers: Readonly<Partial<Record<FileKind, () => Transform>>> = {
  gzip: () => createGunzip(),
  // A frame may ask for a window of 2 GB; 128 MB is what the zstd tool itself takes without being told.
  zstd: () => createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: 27 } }),
}

async function* unpacked(kind: FileKind, chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (kind === 'xz') {
    yield* unpackedXz(chunks)
    return
  }
  if (kind === 'bzip2') {
    yield* unpackBzip2(chunks)
    return
  }
  const unpacker = unpackers[kind]?.()
  if (unpacker === undefined) {
    yield* chunks
    return
  }
  const input = Readable.from(chunks, { objectMode: false })
  let sourceError: unknown = null
  input.on('error', (error) => {
    sourceError = error
    unpacker.destroy(error)
  })
  try {
    yield* input.pipe(unpacker)
  } catch (cause) {
    throw sourceError ?? refuseArchive('damaged', { facts: { reason: reasonOf(cause) }, cause })
  } finally {
    unpacker.destroy()
    input.destroy()
  }
}

/** The library refuses dictionaries that need more memory than the xz tool takes at its highest preset. */
async function* unpackedXz(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  let sourceError: unknown = null
  async function* watched(): AsyncGenerator<Uint8Array> {
    try {
      yield* chunks
    } catch (error) {
      sourceError = error
      throw error
    }
  }
  try {
    yield* new xz.XzReadableStream(ReadableStream.from<Uint8Array>(watched()))
  } catch (cause) {
    throw sourceError ?? refuseArchive('damaged', { facts: { reason: reasonOf(cause) }, cause })
  }
}

/** What an error says of itself, for a person who has to decide whether to fetch the file again. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'unknown'
}
