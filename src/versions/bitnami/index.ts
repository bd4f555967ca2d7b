import { appendNumber, appendNumbers } from '../keys/append.ts'
import { appendIdentifiers } from '../keys/append-identifiers.ts'
import { beyond, longestVersion, successor } from '../keys/key.ts'
import type { VersionBuilds, VersionScheme } from '../version-scheme.ts'

const pattern =
  /^v?(\d+(?:\.\d+)*)(?:-(\d+)|-([0-9a-z-]+(?:\.[0-9a-z-]+)*))?(?:\+[0-9a-z-]+(?:\.[0-9a-z-]+)*)?$/i

const preRelease = 0x01
const release = 0x02
const end = 0x00

export const bitnami: VersionScheme = {
  id: 'bitnami',
  revision: 1,
  title: 'Bitnami',
  ecosystems: ['bitnami'],
  ordersSemantically: true,
  encode,
  builds,
}

/** Semantic Versioning, but a label of digits alone is a revision: how often the release was packaged. None is 0. */
function encode(version: string): Uint8Array | undefined {
  const match = version.length <= longestVersion ? pattern.exec(version) : null
  if (match === null) return undefined
  const [, numbers = '', revision = '0', identifiers] = match
  const key: number[] = []
  appendNumbers(key, numbers)
  if (identifiers === undefined) {
    key.push(release)
    appendNumber(key, revision)
    key.push(end)
  } else {
    key.push(preRelease)
    appendIdentifiers(key, identifiers)
  }
  return new Uint8Array(key)
}

/** The number of no revision, and the end. */
const unrevised = 2

/** Who names a release means each revision of it. */
function builds(version: string, key: Uint8Array): VersionBuilds | undefined {
  return version.includes('-') ? undefined : { lo: successor(key), hi: beyond(key, unrevised), areSame: true }
}
