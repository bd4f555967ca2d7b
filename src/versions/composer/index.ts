import { appendNumber } from '../keys/append.ts'
import { longestVersion } from '../keys/key.ts'
import type { VersionScheme } from '../version-scheme.ts'
import { normaliseVersion } from './normalise.ts'

/** PHP's order of the words that Composer leaves in a version; of all others it says they come first. */
const words = new Map([
  ['dev', 0x02],
  ['alpha', 0x03],
  ['beta', 0x04],
  ['RC', 0x05],
  ['patch', 0xfc],
])
const otherWord = 0x01
const end = 0x06

export const composer: VersionScheme = {
  id: 'composer',
  revision: 1,
  title: 'Composer (Packagist)',
  ecosystems: ['composer'],
  encode,
}

/** The version as Composer normalises it, in the order of PHP's `version_compare`. */
function encode(version: string): Uint8Array | undefined {
  const normal = version.length <= longestVersion ? normaliseVersion(version) : undefined
  if (normal === undefined) return undefined
  const key: number[] = []
  for (const run of normal.match(/\d+|[a-z]+/gi) ?? []) {
    if (/^\d/.test(run)) appendNumber(key, run)
    else key.push(words.get(run) ?? otherWord)
  }
  key.push(end)
  return new Uint8Array(key)
}
