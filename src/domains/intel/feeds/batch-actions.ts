import type { ArchiveEntry } from '#platform/archives/index.ts'

/**
 * Files that are read and written at once, in one transaction: the first ones few, so that notices begin to flow
 * while the rest is still read.
 */
export const batchSize = { first: 500, later: 2000, bytes: 8 * 1024 * 1024 }

/** Entries in groups of a batch, without the first ones that are done already. */
export async function* groups(
  entries: AsyncIterable<ArchiveEntry>,
  done: number,
): AsyncGenerator<readonly ArchiveEntry[]> {
  let skipped = 0
  let group: ArchiveEntry[] = []
  let bytes = 0
  let most: number = done === 0 ? batchSize.first : batchSize.later
  for await (const entry of entries) {
    if (skipped < done) {
      skipped += 1
      continue
    }
    group.push(entry)
    bytes += entry.bytes.length
    if (group.length < most && bytes < batchSize.bytes) continue
    yield group
    group = []
    bytes = 0
    most = batchSize.later
  }
  if (group.length > 0) yield group
}
