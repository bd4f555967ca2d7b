import type { FileHandle } from 'node:fs/promises'
import { RandomAccessReader } from 'yauzl'

const blockBytes = 1024 * 1024
const keptBlocks = 4

/**
 * Reads pieces of a file through a few large blocks: a zip of many small entries is read in thousands of tiny steps,
 * in its directory and in its data, and one call to the system for each costs more than unpacking.
 */
export class BlockReader extends RandomAccessReader {
  private readonly handle: FileHandle
  private readonly blocks = new Map<number, Buffer>()

  constructor(handle: FileHandle) {
    super()
    this.handle = handle
  }

  /** Bytes `[position, position + length)`; fewer where the file ends. The bytes must not be written to. */
  async bytes(position: number, length: number): Promise<Buffer> {
    if (length > blockBytes) return await this.load(position, length)
    const first = Math.floor(position / blockBytes)
    const last = Math.floor((position + length) / blockBytes)
    const from = position - first * blockBytes
    const block = this.blocks.get(first) ?? (await this.block(first))
    if (first === last) return block.subarray(from, from + length)
    const next = this.blocks.get(last) ?? (await this.block(last))
    return Buffer.concat([block.subarray(from), next]).subarray(0, length)
  }

  /** For yauzl. */
  override read(
    ...[buffer, offset, length, position, callback]: Parameters<RandomAccessReader['read']>
  ): void {
    this.bytes(position, length).then((found) => {
      found.copy(buffer, offset)
      callback(found.length < length ? new Error('unexpected end of file') : null)
    }, callback)
  }

  /** For yauzl; the handle belongs to who opened it. */
  override close(callback: (error: Error | null) => void): void {
    callback(null)
  }

  private async block(index: number): Promise<Buffer> {
    const block = await this.load(index * blockBytes, blockBytes)
    const oldest = this.blocks.keys().next()
    if (this.blocks.size >= keptBlocks && !oldest.done) this.blocks.delete(oldest.value)
    this.blocks.set(index, block)
    return block
  }

  private async load(position: number, length: number): Promise<Buffer> {
    const buffer = Buffer.allocUnsafe(length)
    const { bytesRead } = await this.handle.read(buffer, 0, length, position)
    return buffer.subarray(0, bytesRead)
  }
}
