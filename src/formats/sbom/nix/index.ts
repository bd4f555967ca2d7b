import type { Reader } from '../../format.ts'
import { areAllLines } from '../../text/lines.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { isStorePath, readNix } from './read.ts'
import { nixVersions } from './versions.ts'

/** What lies in the store of Nix. */
export const nix: Reader<SbomDocument> = {
  id: 'nix',
  title: 'nix-store -q, /nix/store',
  versions: nixVersions,
  recognises: (piece) => areAllLines(piece, (line) => isStorePath(line.replace('\ufeff', '').trim())),
  read: readNix,
}
