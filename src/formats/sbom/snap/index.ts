import type { Reader } from '../../format.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { readSnap } from './read.ts'
import { snapVersions } from './versions.ts'

/** What is installed as snaps. */
export const snap: Reader<SbomDocument> = {
  id: 'snap',
  title: 'snap list, snap info, snap.yaml',
  versions: snapVersions,
  fileNames: /^snap\.yaml$/,
  recognises: (piece) =>
    isList.test(piece) || isInfo.test(piece) || (isDescription.test(piece) && tells.test(piece)),
  read: readSnap,
}

const isList = /^\ufeff?Name +Version +Rev +/
const isInfo = /^\ufeff?name: +[a-z\d-]+\r?\nsummary: [\s\S]{0,20000}\nsnap-id: /
const isDescription = /(?:^\ufeff?|\n)name: [a-z\d-]+\r?\nversion: \S/
const tells = /\n(?:confinement|grade|architectures|base): ?\S/
