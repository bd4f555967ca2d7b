import type { Reader } from '../../format.ts'
import type { Advisory } from '../model/advisory.ts'
import { readFriendsOfPhp } from './read.ts'
import { friendsOfPhpVersions } from './versions.ts'

/** Records of the PHP Security Advisories Database, in YAML. */
export const friendsOfPhp: Reader<Advisory> = {
  id: 'friendsofphp',
  title: 'PHP Security Advisories Database',
  versions: friendsOfPhpVersions,
  recognises: (piece) => /^reference:\s*['"]?composer:\/\//m.test(piece) && /^branches:/m.test(piece),
  read: readFriendsOfPhp,
}
