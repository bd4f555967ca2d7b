import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { isDpkgList } from './list.ts'
import { readDpkg } from './read.ts'
import { dpkgVersions } from './versions.ts'

/** The list of installed packages of Debian, Ubuntu and their kin. */
export const dpkg: Reader<SbomDocument> = {
  id: 'dpkg',
  title: 'dpkg status, dpkg -l, dpkg-query -W, apt list',
  versions: dpkgVersions,
  fileNames: /^(?:dpkg|apt)(?:[_-][\w.-]*)?\.(?:txt|list)$|^[\w.-]*[_-]dpkg(?:-l|-query)?\.(?:txt|list)$/,
  recognises: (piece) =>
    (beginsPackage.test(piece) &&
      (tellsStatus.test(piece) || (tellsVersion.test(piece) && !isOfR.test(piece)))) ||
    isDpkgList(piece),
  read: readDpkg,
}

const beginsPackage = /(?:^\ufeff?|\n)Package: [a-z0-9]/
const tellsStatus = /\nStatus: [a-z]+ [a-z]+ [a-z-]+\r?\n/
/** What describes a package of R begins like one of Debian. */
const isOfR = /\n(?:Built: R \d|Authors@R:|Depends: R\s*\()/
const tellsVersion = /\nVersion: ?\S/
