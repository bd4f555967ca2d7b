import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readPnpm } from './read.ts'
import { pnpmVersions } from './versions.ts'

/** What pnpm installed: `pnpm-lock.yaml`. */
export const pnpm: Reader<SbomDocument> = {
  id: 'pnpm',
  title: 'pnpm lock',
  versions: pnpmVersions,
  fileNames: /^pnpm-lock\.yaml$/,
  recognises: (piece) => tellsVersion.test(piece),
  read: readPnpm,
}

const tellsVersion = /(?:^\ufeff?|\n)lockfileVersion: ['"]?\d/
