import type { Reader } from '../../format.ts'
import { linesOf } from '../../text/lines.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { isHeading, isPrinted } from './printed.ts'
import { readMaven } from './read.ts'
import { mavenVersions } from './versions.ts'

/** What a Maven project asks for (`pom.xml`), or what `mvn dependency:tree` and `dependency:list` print of it. */
export const maven: Reader<SbomDocument> = {
  id: 'maven',
  title: 'pom.xml, mvn dependency:tree, mvn dependency:list',
  versions: mavenVersions,
  fileNames: /^(?:[\w.-]+[.-])?pom(?:\.xml)?$|\.pom$/,
  recognises: (piece) => (isProject.test(piece) && namesArtifact.test(piece)) || prints(piece),
  read: readMaven,
}

const isProject = /<project[\s>]/
const namesArtifact = /<(?:modelVersion|artifactId)>/

/** Much else may stand in Maven's log before. */
const lookedAt = { lines: 2000, length: 500 }

function prints(piece: string): boolean {
  let seen = 0
  let isListed = false
  for (const { text } of linesOf(piece)) {
    if (seen++ > lookedAt.lines) return false
    if (text.length > lookedAt.length) continue
    if (isPrinted(text, isListed)) return true
    isListed ||= isHeading(text)
  }
  return false
}
