import { jvn as reader } from '#formats/advisory/jvn/index.ts'
import { recordElements, recordLists } from '#formats/advisory/jvn/versions.ts'
import type { Advisory } from '#formats/advisory/model/advisory.ts'
import { readable } from '#kernel/parsed/parsed.ts'
import { cveFactsOf } from '../cve-facts.ts'
import type { RecordFacts, RecordFeed } from '../feed.ts'
import { phrasedAmong } from '../product-facts.ts'

/** JVN iPedia: details in VULDEF and overviews in RSS, or both in JSON, as the API and the data feeds give them. */
export const jvn: RecordFeed = {
  id: 'jvn',
  title: 'JVN iPedia',
  shape: 'records',
  // It translates and derives, in a language that some read best: after those that say it first, before the NVD.
  rank: 2,
  elements: recordElements,
  nested: recordLists,
  isRecord: (fileName) => /\.(?:rdf|xml|json)$/i.test(fileName) && !isDirectory.test(fileName),
  recognises: (beginning) => reader.recognises(beginning),
  read(bytes) {
    const advisory = reader.read(bytes)
    return advisory.ok ? readable(factsOf(advisory.value), advisory.warnings) : advisory
  },
}

/** What lies beside the records: vendors and products. */
const isDirectory = /(?:^|\/)myjvn_(?:vendor|product)_[^/]*$/i

function factsOf(advisory: Advisory): RecordFacts {
  const { isOutline = false, language = null, impact = null, solution = null } = advisory
  return {
    ...cveFactsOf(advisory),
    names: [advisory.id, ...advisory.aliases],
    language,
    impact,
    solution,
    phrases: phrasedAmong(advisory),
    isOutline,
  }
}
