import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readDpkg } from './read.ts'
import { dpkgVersions } from './versions.ts'

/** The list of installed packages of Debian, Ubuntu and their kin. */
export const dpkg: Reader<SbomDocument> = {
  id: 'dpkg',
  title: 'dpkg status',
  versions: dpkgVersions,
  recognises: (piece) => beginsPackage.test(piece) && (tellsStatus.test(piece) || tellsVersion.test(piece)),
  read: readDpkg,
}

const beginsPackage = /(?:^\ufeff?|\n)Package: [a-z0-9]/
const tellsStatus = /\nStatus: [a-z]+ [a-z]+ [a-z-]+\r?\n/
const tellsVersion = /\nVersion: ?\S/
