import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readPaket } from './read.ts'
import { paketVersions } from './versions.ts'

/** What Paket resolved for .NET projects: `paket.lock`. */
export const paket: Reader<SbomDocument> = {
  id: 'paket',
  title: 'paket.lock',
  versions: paketVersions,
  fileNames: /^paket\.lock$/,
  recognises: (piece) => begins.test(piece),
  read: readPaket,
}

const begins = /(?:^\ufeff?|\n)(?:NUGET|GITHUB|GIST|GIT|HTTP)\r?\n {2}remote: \S/
