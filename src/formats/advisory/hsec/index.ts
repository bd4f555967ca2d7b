import type { Reader } from '../../format.ts'
import { fence } from '../front-matter.ts'
import type { Advisory } from '../model/advisory.ts'
import { readHsec } from './read.ts'
import { hsecVersions } from './versions.ts'

/** Records of the Haskell Security Advisory DB: Markdown below a block of TOML. */
export const hsec: Reader<Advisory> = {
  id: 'hsec',
  title: 'Haskell Security Advisory DB',
  versions: hsecVersions,
  recognises: (piece) => fence.test(piece) && /^\[\[affected\]\]/m.test(piece),
  read: readHsec,
}
