import { createHash } from 'node:crypto'
import { type ArchiveEntry, readEntries } from '#platform/archives/index.ts'
import type { RecordFeed } from './feed.ts'

const sumFile = /\.(?:sha256|sha512)$/i

/**
 * The sums that providers lay beside their documents (CSAF 2.0, section 7.1.18), by the name of the sum's file. What is no
 * sum, such as a server's page for what it has not, says nothing.
 */
export async function readSums(feed: RecordFeed, path: string): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  if (feed.documents === undefined) return found
  const accept = (name: string) => sumFile.test(name)
  // What the archive holds that cannot be read is told when its documents are.
  for await (const { name, bytes } of readEntries(path, { accept, onProblem: () => undefined })) {
    const sum = /^\s*([0-9a-f]{64}|[0-9a-f]{128})(?:\s|$)/i.exec(
      Buffer.from(bytes.subarray(0, 1024)).toString('latin1'),
    )?.[1]
    if (sum !== undefined) found.set(name, sum.toLowerCase())
  }
  return found
}

/** Whether the bytes are those the sum beside them was made of; null: none is there. */
export function compareSum(
  { name, bytes }: ArchiveEntry,
  sums: ReadonlyMap<string, string>,
): 'matches' | 'differs' | null {
  for (const algorithm of ['sha512', 'sha256']) {
    const sum = sums.get(`${name}.${algorithm}`)
    if (sum !== undefined) {
      return createHash(algorithm).update(bytes).digest('hex') === sum ? 'matches' : 'differs'
    }
  }
  return null
}
