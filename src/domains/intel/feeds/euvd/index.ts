import { euvd as reader } from '#formats/advisory/euvd/index.ts'
import { recordArrays } from '#formats/advisory/euvd/versions.ts'
import { readable } from '#kernel/parsed/parsed.ts'
import { cveFactsOf } from '../cve-facts.ts'
import type { RecordFeed } from '../feed.ts'
import { phrasedAmong } from '../product-facts.ts'

/** ENISA's European Vulnerability Database: pages of its search, or single records. */
export const euvd: RecordFeed = {
  id: 'euvd',
  title: 'EUVD',
  shape: 'records',
  // It is made of what others publish.
  rank: 4,
  arrays: recordArrays,
  isRecord: (fileName) => /\.(?:json|ndjson|jsonl)$/i.test(fileName),
  recognises: (beginning) => reader.recognises(beginning),
  read(bytes) {
    const read = reader.read(bytes)
    if (!read.ok) return read
    const advisory = read.value
    const names = [advisory.id, ...advisory.aliases]
    return readable({ ...cveFactsOf(advisory), names, phrases: phrasedAmong(advisory) }, read.warnings)
  },
}
