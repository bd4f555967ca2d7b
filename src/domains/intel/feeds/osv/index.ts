import { readAdvisory } from '#formats/advisory/index.ts'
import { osv as reader } from '#formats/advisory/osv/index.ts'
import { readable } from '#kernel/parsed/parsed.ts'
import type { RecordFeed } from '../feed.ts'
import { packageFactsOf } from '../package-facts.ts'

/** OSV.dev: one JSON record per advisory, published as a zip per ecosystem; databases in its schema keep theirs in YAML. */
export const osv: RecordFeed = {
  id: 'osv',
  title: 'OSV.dev',
  shape: 'records',
  rank: 0,
  isRecord: (fileName) => /\.(?:json|ya?ml)$/i.test(fileName) && !/(?:^|\/)\./.test(fileName),
  recognises: (beginning) => reader.recognises(beginning) && marks.test(beginning),
  read(bytes) {
    const advisory = readAdvisory(bytes)
    return advisory.ok ? readable(packageFactsOf(advisory.value), advisory.warnings) : advisory
  },
}

/** Other things have ids and a schema's version too; the time of change is what every record must have. */
const marks = /"modified"\s*:|^modified:/m
