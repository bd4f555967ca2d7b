import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readRenv } from './read.ts'
import { renvVersions } from './versions.ts'

/** What renv resolved for a project in R: `renv.lock`. */
export const renv: Reader<SbomDocument> = {
  id: 'renv',
  title: 'renv.lock',
  versions: renvVersions,
  fileNames: /^renv\.lock$/,
  recognises: (piece) => namesR.test(piece),
  read: readRenv,
}

const namesR = /^\ufeff?\s*\{\s*"R"\s*:\s*\{/
