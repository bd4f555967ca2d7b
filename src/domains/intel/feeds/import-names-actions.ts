import { asActor, type Context, type Deed } from '#domains/identity/index.ts'
import type { ProductNames } from '#formats/names/index.ts'
import type { Problem } from '#kernel/errors/app-error.ts'
import { emit } from '#platform/events/outbox.ts'
import { keptProblems } from '#platform/jobs/job.ts'
import { namesChanged } from '../events.ts'
import { nameRowsOf } from '../names/name-rows.ts'
import { dropOtherNames, keepNames } from '../names/name-store.ts'
import { plausibleTime } from '../records/times.ts'
import { addCounts, noCounts, type RunCounts } from './counts.ts'
import type { NameFeed } from './feed.ts'
import { lockEdition, writeEdition } from './list-store.ts'
import { type Import, type Imported, openLists } from './published-actions.ts'

/** Names written by one statement. */
const namesAtOnce = 20_000

/**
 * Imports what vendors and products are called, each file in one transaction. A list that is older than the one that is
 * kept changes nothing; of a whole list, what it no longer names is taken away.
 */
export async function importNames(context: Context, feed: NameFeed, work: Import): Promise<Imported> {
  const task = new URL('./read-names.task.ts', import.meta.url)
  let counts = noCounts
  let removed = 0
  const problems: Problem[] = []
  for await (const { value, problems: found } of openLists<ProductNames>(feed, work, task)) {
    problems.push(...found.slice(0, keptProblems - problems.length))
    if (value === null) {
      counts = addCounts(counts, { ...noCounts, rejected: found.length })
      continue
    }
    const taken = await asActor(context, (deed) =>
      takeNames(deed, { sourceId: feed.id, batch: work.run.id }, value),
    )
    removed += taken.removed
    counts = addCounts(counts, { ...noCounts, ...taken.counts })
    work.run.progress(counts.read)
  }
  return { counts, problems, result: { removed } }
}

interface Taken {
  readonly counts: Partial<RunCounts>
  readonly removed: number
}

interface Taking {
  readonly sourceId: string
  /** What groups the notices of it. */
  readonly batch: string
}

async function takeNames(deed: Deed, { sourceId, batch }: Taking, names: ProductNames): Promise<Taken> {
  const kept = await lockEdition(deed.db, sourceId)
  const read = names.products.length + names.vendors.length
  const time = plausibleTime(names.publishedAt, deed.now)
  const listedAt = time === null ? null : Temporal.Instant.fromEpochMilliseconds(time)
  if (kept !== undefined && listedAt !== null && Temporal.Instant.compare(listedAt, kept.listedAt) < 0)
    return { counts: { read, older: read }, removed: 0 }
  const rows = nameRowsOf(names).toSorted((a, b) => (a.entry < b.entry ? -1 : Number(a.entry > b.entry)))
  let changed = 0
  for (let from = 0; from < rows.length; ) {
    const to = endOfEntry(rows, from + namesAtOnce)
    changed += await keepNames(deed.db, sourceId, rows.slice(from, to))
    from = to
  }
  const removed = names.isWhole
    ? await dropOtherNames(deed.db, sourceId, [...new Set(rows.map(({ entry }) => entry))])
    : 0
  if (listedAt !== null)
    await writeEdition(deed.db, sourceId, {
      edition: listedAt.toString(),
      listedAt,
      entries: read,
      at: deed.now,
    })
  if (changed + removed > 0)
    await emit(deed, { name: namesChanged, payload: { source: sourceId, batch }, at: deed.now })
  return { counts: { read, changed }, removed }
}

/** What is told of one entry is written together: the rest of it would be taken for gone. */
function endOfEntry(rows: readonly { readonly entry: string }[], at: number): number {
  let end = Math.min(at, rows.length)
  while (end < rows.length && rows[end]?.entry === rows[end - 1]?.entry) end += 1
  return end
}
