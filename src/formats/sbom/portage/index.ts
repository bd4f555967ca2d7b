import type { Reader } from '../../format.ts'
import { areAllLines } from '../../text/lines.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { isListed, readPortage } from './read.ts'
import { portageVersions } from './versions.ts'

/** What is installed by Portage, on Gentoo and its kin. */
export const portage: Reader<SbomDocument> = {
  id: 'portage',
  title: 'qlist -Iv, /var/db/pkg/*/*',
  versions: portageVersions,
  recognises: (piece) => areAllLines(piece, isListed),
  read: readPortage,
}
