import type { SplitJson } from '../../json/read-json.ts'
import type { ProblemLog } from '../../problem-log.ts'
import type { DocumentParts } from './document.ts'

/** A document of SPDX 2 in the shape it has in JSON, whatever it was written in. */
export type Notation = SplitJson & DocumentParts

/** A log that tells places as a person finds them. */
export function placedLog(log: ProblemLog, placeOf: DocumentParts['placeOf']): ProblemLog {
  return { add: (path, code, facts) => log.add(placeOf(path), code, facts), list: log.list }
}
