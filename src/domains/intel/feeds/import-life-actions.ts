import { asActor, type Context, type Deed } from '#domains/identity/index.ts'
import type { LifeList, ProductLife } from '#formats/life/index.ts'
import type { Problem } from '#kernel/errors/app-error.ts'
import { keptProblems } from '#platform/jobs/job.ts'
import { packageKeyOfPurl } from '#versions/identifiers/package-key/index.ts'
import { parsePurl } from '#versions/identifiers/purl/index.ts'
import { dropOthers, keepProducts } from '../life/life-store.ts'
import { plausibleTime } from '../records/times.ts'
import { addCounts, noCounts, type RunCounts } from './counts.ts'
import type { LifeFeed } from './feed.ts'
import { lockEdition, writeEdition } from './list-store.ts'
import { type Import, type Imported, openLists } from './published-actions.ts'

/**
 * Imports until when products are looked after, each file in one transaction. A whole list that is older than the one that
 * is kept changes nothing; what is no longer in it is taken away.
 */
export async function importLife(context: Context, feed: LifeFeed, work: Import): Promise<Imported> {
  const task = new URL('./read-life.task.ts', import.meta.url)
  let counts = noCounts
  let removed = 0
  const problems: Problem[] = []
  for await (const { value, problems: found } of openLists<LifeList>(feed, work, task)) {
    problems.push(...found.slice(0, keptProblems - problems.length))
    if (value === null) {
      counts = addCounts(counts, { ...noCounts, rejected: found.length })
      continue
    }
    const taken = await asActor(context, (deed) => takeLife(deed, feed.id, value))
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

async function takeLife(deed: Deed, sourceId: string, list: LifeList): Promise<Taken> {
  const kept = await lockEdition(deed.db, sourceId)
  const { products, generatedAt, isWhole } = list
  const read = products.length
  const time = plausibleTime(generatedAt, deed.now)
  const listedAt = time === null ? null : Temporal.Instant.fromEpochMilliseconds(time)
  if (kept !== undefined && listedAt !== null && Temporal.Instant.compare(listedAt, kept.listedAt) < 0) {
    return { counts: { read, older: read }, removed: 0 }
  }
  const changed = await keepProducts(deed.db, sourceId, { products: products.map(withKeys), at: deed.now })
  if (!isWhole || listedAt === null) return { counts: { read, changed }, removed: 0 }
  const names = products.map(({ name }) => name)
  const removed = await dropOthers(deed.db, sourceId, names)
  await writeEdition(deed.db, sourceId, {
    edition: listedAt.toString(),
    listedAt,
    entries: read,
    at: deed.now,
  })
  return { counts: { read, changed }, removed }
}

/** The packages by which components are known. */
function withKeys(product: ProductLife): ProductLife & { readonly packageKeys: readonly string[] } {
  const keys = product.purls.flatMap((text) => {
    const purl = parsePurl(text)
    return purl.ok ? [packageKeyOfPurl(purl.value).key] : []
  })
  return { ...product, packageKeys: [...new Set(keys)] }
}
