import { cve as reader } from '#formats/advisory/cve/index.ts'
import { readable } from '#kernel/parsed/parsed.ts'
import { cveFactsOf } from '../cve-facts.ts'
import type { RecordFeed } from '../feed.ts'

/** What lies beside the records in the list's folder. */
const beside = /(?:^|\/)(?:delta|deltaLog|recent_activities|package(?:-lock)?)\.json$/

/** The CVE program's list with the containers of ADPs: a folder, a zip, or one record a line. */
export const cve: RecordFeed = {
  id: 'cve',
  title: 'CVE List',
  shape: 'records',
  rank: 1,
  arrays: new Set(['cveRecords']),
  isRecord: (fileName) => /\.(?:json|ndjson|jsonl)$/i.test(fileName) && !beside.test(fileName),
  recognises: (beginning) => reader.recognises(beginning),
  read(bytes) {
    const advisory = reader.read(bytes)
    return advisory.ok ? readable(cveFactsOf(advisory.value), advisory.warnings) : advisory
  },
}
