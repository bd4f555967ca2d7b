import type { Reader } from '../../format.ts'
import { areAllLines } from '../../text/lines.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { listed, readPacman } from './read.ts'
import { pacmanVersions } from './versions.ts'

/** What is installed by pacman, on Arch Linux and its kin. */
export const pacman: Reader<SbomDocument> = {
  id: 'pacman',
  title: 'pacman -Q, pacman -Qi, desc',
  versions: pacmanVersions,
  recognises: (piece) =>
    isDescription.test(piece) || isTold.test(piece) || areAllLines(piece, (line) => listed.test(line)),
  read: readPacman,
}

const isDescription = /(?:^\ufeff?|\n)%NAME%\r?\n\S+\r?\n\s*%VERSION%\r?\n/
const isTold = /(?:^\ufeff?|\n)Name {2,}: \S+\r?\nVersion {2,}: \S+-\S+\r?\n/
