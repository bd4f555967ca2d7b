import type { Advisory } from '#formats/advisory/model/advisory.ts'
import type { Reader } from '#formats/format.ts'
import { readable } from '#kernel/parsed/parsed.ts'
import type { RecordFeed } from './feed.ts'
import { packageFactsOf } from './package-facts.ts'

/**
 * A feed of a database that an ecosystem keeps itself, a file a record.
 * @param records names of its files
 */
export function ownDatabaseFeed(reader: Reader<Advisory>, records: RegExp): RecordFeed {
  return {
    id: reader.id,
    title: reader.title,
    shape: 'records',
    rank: 0,
    isRecord: (fileName) => records.test(fileName),
    recognises: (beginning) => reader.recognises(beginning),
    read(bytes) {
      const advisory = reader.read(bytes)
      return advisory.ok ? readable(packageFactsOf(advisory.value), advisory.warnings) : advisory
    },
  }
}
