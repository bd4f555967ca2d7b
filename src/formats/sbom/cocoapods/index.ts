import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readCocoapods } from './read.ts'
import { cocoapodsVersions } from './versions.ts'

/** What CocoaPods installed: `Podfile.lock`. */
export const cocoapods: Reader<SbomDocument> = {
  id: 'cocoapods',
  title: 'Podfile.lock',
  versions: cocoapodsVersions,
  fileNames: /^(?:Podfile\.lock|Manifest\.lock)$/,
  recognises: (piece) => beginsPods.test(piece),
  read: readCocoapods,
}

const beginsPods = /^\ufeff?(?:---\r?\n)?PODS:\s*(?:\n|\[)/
