import { appendNumbers } from '../keys/append.ts'
import { appendIdentifiers } from '../keys/append-identifiers.ts'
import { longestVersion } from '../keys/key.ts'
import type { VersionScheme } from '../version-scheme.ts'

const pattern = /^v?(\d+(?:\.\d+)*)(?:-([0-9a-z-]+(?:\.[0-9a-z-]+)*))?(?:\+([0-9a-z-]+(?:\.[0-9a-z-]+)*))?$/i

const preRelease = 0x01
const release = 0x02
const noBuild = 0x00
const someBuild = 0x01

export const pub: VersionScheme = {
  id: 'pub',
  revision: 1,
  title: 'Dart and Flutter (pub)',
  ecosystems: ['pub'],
  ordersSemantically: true,
  encode,
}

/** Semantic Versioning 2.0.0, except that builds are ordered, above the version without one (pub_semver). */
function encode(version: string): Uint8Array | undefined {
  const match = version.length <= longestVersion ? pattern.exec(version) : null
  if (match === null) return undefined
  const [, numbers = '', identifiers, build] = match
  const key: number[] = []
  appendNumbers(key, numbers)
  if (identifiers === undefined) {
    key.push(release)
  } else {
    key.push(preRelease)
    appendIdentifiers(key, identifiers)
  }
  if (build === undefined) {
    key.push(noBuild)
  } else {
    key.push(someBuild)
    appendIdentifiers(key, build)
  }
  return new Uint8Array(key)
}
