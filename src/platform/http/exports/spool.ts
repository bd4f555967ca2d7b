import { open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newToken } from '#kernel/ids/ids.ts'

const chunk = 256 * 1024

/** Text kept outside memory until it is known what stands before it. */
export interface Spool {
  write(text: string): Promise<void>
  /** How many bytes were written. */
  size(): number
  /** Everything that was written; to be read once. */
  read(): AsyncIterable<Uint8Array>
  /** May be called again, and after reading. */
  drop(): Promise<void>
}

/** Opens a file that has no name, so that nobody else can open it and nothing of it outlives the process. */
export async function openSpool(): Promise<Spool> {
  const path = join(tmpdir(), `renkei-export-${newToken()}`)
  const file = await open(path, 'wx+', 0o600)
  await unlink(path)
  let waiting = ''
  let bytes = 0
  const flush = async () => {
    const text = waiting
    waiting = ''
    await file.appendFile(text)
  }
  return {
    async write(text) {
      waiting += text
      bytes += Buffer.byteLength(text)
      if (waiting.length >= chunk) await flush()
    },
    size: () => bytes,
    async *read() {
      await flush()
      yield* file.createReadStream({ start: 0 })
    },
    drop: () => file.close(),
  }
}
