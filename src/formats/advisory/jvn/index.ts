import type { Reader } from '../../format.ts'
import type { Advisory } from '../model/advisory.ts'
import { readJvn } from './read.ts'
import { jvnVersions } from './versions.ts'

/** Records of JVN iPedia: details in VULDEF, outlines in RSS. */
export const jvn: Reader<Advisory> = {
  id: 'jvn',
  title: 'JVN iPedia',
  versions: jvnVersions.map(({ id }) => id),
  recognises: (piece) => marks.test(piece) || jsonMarks.test(piece),
  read: readJvn,
}

/** The schemas of MyJVN 4.0, or a record by itself. */
const jsonMarks =
  /^\s*\{\s*"\$schema"\s*:\s*"https?:\/\/jvndb\.jvn\.jp\/schema\/myjvn_(?:feed|vuldef)_[^"]{0,100}"|"myjvn_security_advisory"/

const marks = /<(?:[a-z]{1,20}:)?VULDEF-Document[\s>]|https?:\/\/jvn\.jp\/(?:rss\/mod_sec|vuldef)\//
