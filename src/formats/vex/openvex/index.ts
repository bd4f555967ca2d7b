import type { Reader } from '../../format.ts'
import type { VexDocument } from '../model/vex-document.ts'
import { readOpenVex } from './read.ts'
import { openVexVersions } from './versions.ts'

/** OpenVEX, by itself or as the predicate of an in-toto statement. */
export const openVex: Reader<VexDocument> = {
  id: 'openvex',
  title: 'OpenVEX',
  versions: openVexVersions,
  recognises: (piece) => namesContext.test(piece),
  read: readOpenVex,
}

const namesContext = /"(?:@context|predicateType)"\s*:\s*\[?\s*"https:\/\/openvex\.dev\/ns\b/
