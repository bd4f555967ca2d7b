import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readGradle } from './read.ts'
import { hasBranches } from './tree.ts'
import { gradleVersions } from './versions.ts'

/** What Gradle resolved: `gradle.lockfile`, `verification-metadata.xml`, and what `gradle dependencies` prints. */
export const gradle: Reader<SbomDocument> = {
  id: 'gradle',
  title: 'gradle.lockfile, verification-metadata.xml, gradle dependencies',
  versions: gradleVersions,
  fileNames:
    /^(?:buildscript-)?(?:[\w.-]+\.)?gradle\.lockfile$|^[\w.-]+\.lockfile$|^verification-metadata\.xml$/,
  recognises: (piece) =>
    saysSo.test(piece) || hasLock.test(piece) || isVerification.test(piece) || hasBranches(piece),
  read: readGradle,
}

const saysSo = /(?:^|\n)# This is a Gradle generated file for dependency locking\./
const hasLock = /(?:^\ufeff?|\n)[\w.-]+:[\w.-]+:[\w.+-]+=\w+(?:, ?\w+)*\r?(?:\n|$)/
const isVerification = /<verification-metadata[\s>]/
