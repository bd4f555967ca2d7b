import { beyond, successor } from '../keys/key.ts'
import { pub } from '../pub/index.ts'
import type { VersionBuilds, VersionScheme } from '../version-scheme.ts'

export const julia: VersionScheme = {
  id: 'julia',
  revision: 1,
  title: 'Julia',
  ecosystems: ['julia'],
  ordersSemantically: true,
  encode: pub.encode,
  builds,
}

/** Packages of binaries are built again for one release (`8.5.0+1`): who names the release means each of them. */
function builds(version: string, key: Uint8Array): VersionBuilds | undefined {
  return version.includes('+') ? undefined : { lo: successor(key), hi: beyond(key), areSame: true }
}
