import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readYarn } from './read.ts'
import { yarnVersions } from './versions.ts'

/** What Yarn installed: `yarn.lock`. */
export const yarn: Reader<SbomDocument> = {
  id: 'yarn',
  title: 'Yarn lock',
  versions: yarnVersions,
  fileNames: /^yarn\.lock$/,
  recognises: (piece) => isFirst.test(piece) || isBerry.test(piece),
  read: readYarn,
}

const isFirst = /^(?:\ufeff)?(?:#[^\n]*\n){0,5}# yarn lockfile v1\r?\n/
const isBerry = /(?:^|\n)__metadata:\r?\n {2}version: \d/
