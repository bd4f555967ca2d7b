import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readSpdx } from './read.ts'
import { spdxVersions } from './versions.ts'

/** SPDX in JSON. */
export const spdx: Reader<SbomDocument> = {
  id: 'spdx',
  title: 'SPDX',
  versions: spdxVersions.map(({ id }) => id),
  recognises: (piece) => namesVersion.test(piece) || namesDocument.test(piece) || namesThird.test(piece),
  read: readSpdx,
}

const namesVersion = /"spdxVersion"\s*:\s*"SPDX-/
const namesDocument = /"SPDXID"\s*:\s*"SPDXRef-DOCUMENT"/
/** SPDX 3 is told by name, so that it can be refused by name. */
const namesThird = /"@context"\s*:\s*"https:\/\/spdx\.org\/rdf\/3\./
