import type { Reader } from '../../format.ts'
import type { Advisory } from '../model/advisory.ts'
import { readOsv } from './read.ts'
import { osvVersions } from './versions.ts'

/** Open Source Vulnerability records: OSV.dev, GitHub, PyPA, Go, RustSec and many distributions. */
export const osv: Reader<Advisory> = {
  id: 'osv',
  title: 'OSV',
  versions: osvVersions.map(({ id }) => id),
  recognises: (piece) => hasMarks(piece) && !otherFormats.test(piece),
  read: readOsv,
}

/** Every record has an id; the schema's version or the affected packages tell it from other things with one. */
function hasMarks(piece: string): boolean {
  if (/^(?:---\s)?id:\s/m.test(piece)) return /^(?:schema_version|affected|modified):/m.test(piece)
  return /"id"\s*:/.test(piece) && /"(?:schema_version|affected)"\s*:/.test(piece)
}

const otherFormats =
  /"(?:dataType|vulnStatus|sourceIdentifier|csaf_version|spec_version|bomFormat|spdxVersion)"\s*:/
