import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import type { Reader } from '../../format.ts'
import type { Advisory } from '../model/advisory.ts'
import { readCsafDocument } from './read.ts'
import { recordsOf } from './records.ts'
import { csafVersions } from './versions.ts'

export type { CsafDocument } from './model.ts'
export { openCsafDocument, readCsafDocument } from './read.ts'
export { documentName, namesOf, recordsOf } from './records.ts'

/** Common Security Advisory Framework: Red Hat, Siemens, Cisco, CISA, JVN and many vendors. */
export const csaf: Reader<Advisory> = {
  id: 'csaf',
  title: 'CSAF',
  versions: csafVersions.map(({ id }) => id),
  recognises: (piece) => /"csaf_version"\s*:/.test(piece),
  read: readOnly,
}

/** A document with exactly one vulnerability; of one with more `recordsOf` gives each. */
function readOnly(bytes: Uint8Array): Parsed<Advisory> {
  const document = readCsafDocument(bytes)
  if (!document.ok) return document
  const [only, ...more] = recordsOf(document.value)
  if (only === undefined || more.length > 0) {
    return unreadable(
      problem('/vulnerabilities', 'csaf.not-one-record', { count: more.length + Number(only !== undefined) }),
    )
  }
  return readable(only.advisory, document.warnings)
}
