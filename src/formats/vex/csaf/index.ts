import { csaf } from '../../advisory/csaf/index.ts'
import type { Reader } from '../../format.ts'
import type { VexDocument } from '../model/vex-document.ts'
import { readCsafVex } from './read.ts'

/** What any CSAF document says of products: the profile VEX, and the statuses in advisories. */
export const csafVex: Reader<VexDocument> = {
  id: 'csaf',
  title: 'CSAF VEX',
  versions: csaf.versions,
  recognises: csaf.recognises,
  read: readCsafVex,
}
