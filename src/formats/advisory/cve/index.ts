import type { Reader } from '../../format.ts'
import type { Advisory } from '../model/advisory.ts'
import { readCve } from './read.ts'
import { cveVersions } from './versions.ts'

/** Records of the CVE program with the containers of the CNA and of ADPs, as in its list. */
export const cve: Reader<Advisory> = {
  id: 'cve',
  title: 'CVE record',
  versions: cveVersions.map(({ id }) => id),
  recognises: (piece) => /"dataType"\s*:\s*"CVE_RECORD"/.test(piece),
  read: readCve,
}
