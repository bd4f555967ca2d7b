import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readCos } from './read.ts'
import { cosVersions } from './versions.ts'

/** What is in Google's Container-Optimized OS: `/etc/cos-package-info.json`. */
export const cos: Reader<SbomDocument> = {
  id: 'cos',
  title: 'cos-package-info.json',
  versions: cosVersions,
  fileNames: /^cos-package-info\.json$/,
  recognises: (piece) => isInfo.test(piece),
  read: readCos,
}

const isInfo = /"installedPackages"\s*:\s*\[\s*\{\s*"category"\s*:/
