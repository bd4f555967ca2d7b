import { Readable } from 'node:stream'
import { importFeed } from '#contract/intel/feeds.ts'
import { packFiles } from '#platform/archives/index.ts'
import { advisories } from './advisories.data.ts'
import { recordName, writeExploited, writeRecord, writeScores } from './advisories.ts'
import type { Cast } from './cast.ts'
import { pipeline } from './furnish.ts'

/** What the records of the sample are called in their source. */
export function listRecordNames(): readonly string[] {
  return advisories.map(recordName)
}

/** Brings in the advisories of one helping as an archive of OSV, and waits for what follows. */
export async function importAdvisories(cast: Cast, helping: 'known' | 'fresh'): Promise<void> {
  const wanted = advisories.filter(({ fresh = false }) => fresh === (helping === 'fresh'))
  const files = wanted.map((advisory) => ({
    name: `${recordName(advisory)}.json`,
    bytes: Buffer.from(writeRecord(advisory)),
  }))
  const chunks: Buffer<ArrayBuffer>[] = []
  for await (const chunk of packFiles(Readable.from(files))) chunks.push(Buffer.from(chunk))
  await importPublished(cast, { source: 'osv', name: `sample-${helping}.zip`, content: new Blob(chunks) })
}

/** Brings in the lists of what is exploited and how likely it is. */
export async function importLists(cast: Cast): Promise<void> {
  await importPublished(cast, {
    source: 'epss',
    name: 'sample-epss.csv',
    content: new Blob([writeScores(advisories)]),
  })
  await importPublished(cast, {
    source: 'kev',
    name: 'sample-kev.json',
    content: new Blob([writeExploited(advisories)]),
  })
}

interface Published {
  readonly source: string
  readonly name: string
  readonly content: Blob
}

async function importPublished(cast: Cast, { source, name, content }: Published): Promise<void> {
  const { job } = await cast.as(pipeline)(importFeed, { params: { source }, query: { name }, body: content })
  await cast.finish(pipeline, job)
  await cast.settle()
}
