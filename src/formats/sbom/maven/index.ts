import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readMaven } from './read.ts'
import { mavenVersions } from './versions.ts'

/** What a Maven project says of itself and asks for: `pom.xml`. */
export const maven: Reader<SbomDocument> = {
  id: 'maven',
  title: 'pom.xml',
  versions: mavenVersions,
  fileNames: /^(?:[\w.-]+[.-])?pom(?:\.xml)?$|\.pom$/,
  recognises: (piece) => isProject.test(piece) && namesArtifact.test(piece),
  read: readMaven,
}

const isProject = /<project[\s>]/
const namesArtifact = /<(?:modelVersion|artifactId)>/
