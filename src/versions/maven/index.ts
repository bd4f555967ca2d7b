import { appendNumber, appendText } from '../keys/append.ts'
import { longestVersion } from '../keys/key.ts'
import type { VersionScheme } from '../version-scheme.ts'
import { flattenLists, otherQualifier, type Place } from './places.ts'
import { divideVersion } from './tokens.ts'

const pattern = /^[\w.+~:#@!/-]+$/

/** Not versions but requests for one, and what Gradle writes where there is none. */
const placeholders = new Set(['latest', 'release', 'unknown', 'unspecified'])

const end = 0x20
/** What makes the version less than its beginning sorts below the end, what makes it more above. */
const below = { text: 0x10, list: 0x11, zero: 0x12 } as const
const above = { text: 0x30, list: 0x31, zero: 0x32 } as const

const alone = 0x00
const joined = 0x01

export const maven: VersionScheme = {
  id: 'maven',
  revision: 1,
  title: 'Maven',
  ecosystems: ['maven'],
  encode,
}

/** The order of Maven 4's `ComparableVersion`. */
function encode(version: string): Uint8Array | undefined {
  if (version.length > longestVersion || !pattern.test(version)) return undefined
  const lower = version.toLowerCase()
  if (placeholders.has(lower)) return undefined
  const key: number[] = []
  for (const place of flattenLists(divideVersion(lower))) appendPlace(key, place)
  key.push(end)
  return new Uint8Array(key)
}

function appendPlace(key: number[], { item, sign }: Place): void {
  const markers = sign < 0 ? below : above
  if (item === 'list') {
    key.push(markers.list)
  } else if (item.kind !== 'number') {
    key.push(markers.text, item.rank)
    if (item.rank === otherQualifier) appendText(key, item.text)
    if (item.kind === 'text') key.push(alone)
    else {
      key.push(joined)
      appendNumber(key, item.digits)
    }
  } else if (item.digits === '') key.push(markers.zero)
  else appendNumber(key, item.digits)
}
