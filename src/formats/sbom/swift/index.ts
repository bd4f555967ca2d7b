import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readSwift } from './read.ts'
import { swiftVersions } from './versions.ts'

/** What the package manager of Swift resolved: `Package.resolved`. */
export const swift: Reader<SbomDocument> = {
  id: 'swift',
  title: 'Package.resolved',
  versions: swiftVersions,
  fileNames: /^Package\.resolved$/,
  recognises: (piece) => hasPins.test(piece),
  read: readSwift,
}

const hasPins = /"pins"\s*:\s*\[/
