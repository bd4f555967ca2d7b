import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readSpdx } from './read.ts'
import { spdxVersions } from './versions.ts'

/** SPDX in each of its notations. */
export const spdx: Reader<SbomDocument> = {
  id: 'spdx',
  title: 'SPDX',
  versions: spdxVersions.map(({ id }) => id),
  recognises: (piece) => marks.some((mark) => mark.test(piece)),
  read: readSpdx,
}

/** One mark is enough; each belongs to one notation and to nothing else. */
const marks: readonly RegExp[] = [
  // JSON
  /"spdxVersion"\s*:\s*"SPDX-/,
  /"SPDXID"\s*:\s*"SPDXRef-DOCUMENT"/,
  /"https?:\/\/spdx\.org\/rdf\/3\.[^"\s]*"/,
  // tag-value: a line of its own
  /(?:^\ufeff?|\n)[ \t]*SPDXVersion[ \t]*:[ \t]*SPDX-/,
]
