import { nvd as reader } from '#formats/advisory/nvd/index.ts'
import { recordArrays } from '#formats/advisory/nvd/versions.ts'
import { readable } from '#kernel/parsed/parsed.ts'
import { cveFactsOf } from '../cve-facts.ts'
import type { RecordFeed } from '../feed.ts'

/** The NVD: answers of its API, its feeds of 2.0 and 1.1, or single records. */
export const nvd: RecordFeed = {
  id: 'nvd',
  title: 'NVD',
  shape: 'records',
  rank: 3,
  arrays: recordArrays,
  isRecord: (fileName) => /\.(?:json|ndjson|jsonl)$/i.test(fileName),
  recognises: (beginning) => reader.recognises(beginning),
  read(bytes) {
    const advisory = reader.read(bytes)
    return advisory.ok ? readable(cveFactsOf(advisory.value), advisory.warnings) : advisory
  },
}
