import type { Reader } from '../../format.ts'
import type { Advisory } from '../model/advisory.ts'
import { readEuvd } from './read.ts'
import { euvdVersions } from './versions.ts'

/** Records of the European Vulnerability Database. */
export const euvd: Reader<Advisory> = {
  id: 'euvd',
  title: 'EUVD',
  versions: euvdVersions.map(({ id }) => id),
  recognises: (piece) => /"(?:enisaUuid|enisaIdProduct|enisaIdVendor)"\s*:/.test(piece),
  read: readEuvd,
}
