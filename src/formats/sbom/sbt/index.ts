import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readSbt } from './read.ts'
import { sbtVersions } from './versions.ts'

/** What sbt resolved for a Scala project: `build.sbt.lock`. */
export const sbt: Reader<SbomDocument> = {
  id: 'sbt',
  title: 'build.sbt.lock',
  versions: sbtVersions,
  fileNames: /^build\.sbt\.lock$/,
  recognises: (piece) => isLock.test(piece) && namesPackages.test(piece),
  read: readSbt,
}

const isLock = /"lockVersion"\s*:\s*\d/
const namesPackages = /"org"\s*:\s*"/
