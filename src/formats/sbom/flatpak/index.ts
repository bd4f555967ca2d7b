import type { Reader } from '../../format.ts'
import { areAllLines } from '../../text/lines.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { isRow, readFlatpak } from './read.ts'
import { flatpakVersions } from './versions.ts'

/** What is installed by Flatpak. */
export const flatpak: Reader<SbomDocument> = {
  id: 'flatpak',
  title: 'flatpak list, flatpak info',
  versions: flatpakVersions,
  recognises: (piece) => isInfo.test(piece) || areAllLines(piece, isRow),
  read: readFlatpak,
}

const isInfo = /(?:^\ufeff?|\n) +ID: [\w.-]+\r?\n +Ref: (?:app|runtime)\//
