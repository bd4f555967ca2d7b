import type { Reader } from '../../format.ts'
import type { Advisory } from '../model/advisory.ts'
import { readRubysec } from './read.ts'
import { rubysecVersions } from './versions.ts'

/** Records of the Ruby Advisory Database, in YAML. */
export const rubysec: Reader<Advisory> = {
  id: 'rubysec',
  title: 'Ruby Advisory Database',
  versions: rubysecVersions,
  recognises: (piece) => /^gem:/m.test(piece) && /^(?:title|url|date|patched_versions):/m.test(piece),
  read: readRubysec,
}
