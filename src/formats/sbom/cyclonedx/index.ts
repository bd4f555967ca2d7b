import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readCycloneDx } from './read.ts'
import { cycloneDxVersions } from './versions.ts'

/** CycloneDX in JSON. */
export const cycloneDx: Reader<SbomDocument> = {
  id: 'cyclonedx',
  title: 'CycloneDX',
  versions: cycloneDxVersions.map(({ id }) => id),
  recognises: (start) => isJson(start) && (namesFormat.test(start) || namesSchema.test(start)),
  read: readCycloneDx,
}

const namesFormat = /"bomFormat"\s*:\s*"CycloneDX"/
const namesSchema = /"\$schema"\s*:\s*"[^"]{0,20}cyclonedx\.org\/schema\/bom-/

function isJson(start: string): boolean {
  return /^\s*\{/.test(start)
}
