import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readCycloneDx } from './read.ts'
import { cycloneDxVersions } from './versions.ts'

/** CycloneDX in JSON. */
export const cycloneDx: Reader<SbomDocument> = {
  id: 'cyclonedx',
  title: 'CycloneDX',
  versions: cycloneDxVersions.map(({ id }) => id),
  recognises: (piece) => namesFormat.test(piece) || namesSchema.test(piece),
  read: readCycloneDx,
}

const namesFormat = /"bomFormat"\s*:\s*"CycloneDX"/
const namesSchema = /"\$schema"\s*:\s*"[^"]{0,20}cyclonedx\.org\/schema\/bom-/
