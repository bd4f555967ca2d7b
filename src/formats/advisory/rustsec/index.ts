import type { Reader } from '../../format.ts'
import { fence } from '../front-matter.ts'
import type { Advisory } from '../model/advisory.ts'
import { readRustsec } from './read.ts'
import { rustsecVersions } from './versions.ts'

/** Records of the RustSec Advisory Database: Markdown below a block of TOML. */
export const rustsec: Reader<Advisory> = {
  id: 'rustsec',
  title: 'RustSec Advisory Database',
  versions: rustsecVersions,
  recognises: (piece) =>
    fence.test(piece) && /^\[advisory\]/m.test(piece) && !/^\[\[affected\]\]/m.test(piece),
  read: readRustsec,
}
