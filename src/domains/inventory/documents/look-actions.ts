import { createHash } from 'node:crypto'
import type { Parsed } from '#kernel/parsed/parsed.ts'
import { decompressStream } from '#platform/archives/index.ts'
import { limitsForSize, runInSandbox } from '#platform/sandbox/index.ts'
import { refuseInventory } from '../errors.ts'
import { bytesToRead } from './archived-document.ts'
import type { DocumentLook, LookOrder } from './look-into-document.task.ts'

/** Bytes as received; what is looked into is held in memory while it lasts. */
const maxBytes = 64 * 1024 * 1024
const maxUnpackedBytes = 256 * 1024 * 1024

/**
 * Reads a document apart from this process and keeps nothing of it, neither bytes nor components.
 * @param name what the file is called
 * @returns what it says, and the SHA-256 of its bytes as received
 * @throws AppError `inventory.document-too-large`, `inventory.empty-file`, those of unpacking
 */
export async function lookIntoDocument(
  content: AsyncIterable<Uint8Array>,
  name: string,
): Promise<{ readonly read: Parsed<DocumentLook>; readonly hash: string }> {
  const digest = createHash('sha256')
  const chunks: Uint8Array[] = []
  const received = watched(content, (chunk) => digest.update(chunk))
  for await (const chunk of decompressStream(received, { maxBytes: maxUnpackedBytes, ratio: 250 }))
    chunks.push(chunk)
  const bytes = Buffer.concat(chunks)
  const input: LookOrder = { bytes, name }
  if (bytes.length === 0) throw refuseInventory('empty-file')
  const read = await runInSandbox<DocumentLook>({
    task: new URL('./look-into-document.task.ts', import.meta.url),
    input,
    limits: limitsForSize(bytesToRead(bytes)),
  })
  return { read, hash: digest.digest('hex') }
}

async function* watched(
  content: AsyncIterable<Uint8Array>,
  see: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of content) {
    bytes += chunk.length
    if (bytes > maxBytes) throw refuseInventory('document-too-large', { facts: { limit: maxBytes } })
    see(chunk)
    yield chunk
  }
}
