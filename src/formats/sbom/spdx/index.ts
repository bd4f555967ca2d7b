import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { thirdVersions } from './json-ld/versions.ts'
import { readSpdx } from './read.ts'
import { spdxVersions } from './versions.ts'

/** SPDX in each of its notations. */
export const spdx: Reader<SbomDocument> = {
  id: 'spdx',
  title: 'SPDX',
  versions: [...spdxVersions.map(({ id }) => id), ...thirdVersions],
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
  // YAML: a line of its own
  /(?:^\ufeff?|\n)(["']?)spdxVersion\1[ \t]*:[ \t]*["']?SPDX-/,
  /(?:^\ufeff?|\n)(["']?)SPDXID\1[ \t]*:[ \t]*["']?SPDXRef-DOCUMENT/,
  // XML and RDF/XML
  /<spdxVersion>\s{0,20}SPDX-/,
  /<SPDXID>\s{0,20}SPDXRef-DOCUMENT\b/,
  /\sxmlns(?::[\w.-]{1,40})?\s{0,10}=\s{0,10}["']http:\/\/spdx\.org\/rdf\/terms#?["']/,
]
