import { AppError } from '#kernel/errors/app-error.ts'
import { type Parsed, problem, unreadable } from '#kernel/parsed/parsed.ts'
import { decompressStream } from '#platform/archives/index.ts'
import type { Inspection } from './connector.ts'
import { connectors } from './index.ts'

/** A file as it was fetched, packed or not. */
export interface Inspected {
  readonly connector: string
  readonly bytes: Uint8Array
}

/** No list of a source is larger; unpacked it must fit into the sandbox. */
const limits = { maxBytes: 256 * 1024 * 1024, ratio: 250 }

/** For the sandbox: whether a file is what its source publishes, and how much is in it. */
export async function run({ connector, bytes }: Inspected): Promise<Parsed<Inspection>> {
  const inspect = connectors.get(connector)?.inspect ?? null
  if (inspect === null) throw new Error(`${connector} publishes no list`)
  try {
    const parts: Uint8Array[] = []
    for await (const part of decompressStream(once(bytes), limits)) parts.push(part)
    return inspect(Buffer.concat(parts))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return unreadable(problem('', error.code, error.facts))
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}
