import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { isApkList } from './list.ts'
import { readApk } from './read.ts'
import { apkVersions } from './versions.ts'

/** The list of installed packages of Alpine and its kin. */
export const apk: Reader<SbomDocument> = {
  id: 'apk',
  title: 'apk installed, apk info -v, apk list',
  versions: apkVersions,
  recognises: (piece) => beginsPackage.test(piece) || isApkList(piece),
  read: readApk,
}

const beginsPackage =
  /(?:^\ufeff?|\n)(?:C:Q[12][A-Za-z0-9+/=]{20,60}\r?\nP:\S+\r?\n|P:\S+\r?\nV:\S+\r?\nA:\S+\r?\n)/
