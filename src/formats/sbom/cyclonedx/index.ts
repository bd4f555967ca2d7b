import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readCycloneDx } from './read.ts'
import { cycloneDxVersions } from './versions.ts'

/** CycloneDX in JSON and XML. */
export const cycloneDx: Reader<SbomDocument> = {
  id: 'cyclonedx',
  title: 'CycloneDX',
  versions: cycloneDxVersions.map(({ id }) => id),
  recognises: (piece) => namesFormat.test(piece) || namesSchema.test(piece) || namesNamespace.test(piece),
  read: readCycloneDx,
}

const namesFormat = /"bomFormat"\s*:\s*"CycloneDX"/
const namesSchema = /"\$schema"\s*:\s*"[^"]{0,20}cyclonedx\.org\/schema\/bom-/
const namesNamespace = /\sxmlns(?::[\w.-]{1,40})?\s{0,10}=\s{0,10}["']http:\/\/cyclonedx\.org\/schema\/bom\//
