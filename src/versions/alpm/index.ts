import { appendNumber, appendText } from '../keys/append.ts'
import { beyond, longestVersion, successor } from '../keys/key.ts'
import { splitEvr } from '../keys/split-evr.ts'
import type { VersionBuilds, VersionScheme } from '../version-scheme.ts'

const pattern = /^[\w.+~:-]+$/

const letters = 0x10
const end = 0x20
const digits = 0x21
/** Added to the count of separators; more than `mostSeparators` count as that many. */
const separated = 0x30
const mostSeparators = 0x40

export const alpm: VersionScheme = {
  id: 'alpm',
  revision: 1,
  title: 'Arch Linux (pacman)',
  ecosystems: ['alpm'],
  encode,
  builds,
}

/** vercmp(8): the epoch, then version and release, each by its runs of digits and letters. */
function encode(version: string): Uint8Array | undefined {
  if (version.length > longestVersion || !pattern.test(version)) return undefined
  const parts = splitEvr(version)
  if (parts === undefined || !/\d/.test(parts.version)) return undefined
  const key: number[] = []
  appendNumber(key, parts.epoch)
  appendPart(key, parts.version)
  appendPart(key, parts.release)
  return new Uint8Array(key)
}

/** Without a release a version means every release of it (vercmp(8): the release is compared only where both have one). */
function builds(version: string, key: Uint8Array): VersionBuilds | undefined {
  return version.includes('-') ? undefined : { lo: successor(key), hi: beyond(key), areSame: true }
}

/** A run after more separators sorts above one after fewer; letters without any sort below the end. */
function appendPart(key: number[], part: string): void {
  for (const run of part.match(/[^\da-z]*(?:\d+|[a-z]+)/gi) ?? []) {
    const start = run.search(/[\da-z]/i)
    const word = run.slice(start)
    const isNumber = /^\d/.test(word)
    if (start > 0) key.push(separated + Math.min(start, mostSeparators))
    else if (isNumber) key.push(digits)
    if (isNumber) appendNumber(key, word)
    else {
      key.push(letters)
      appendText(key, word)
    }
  }
  key.push(end)
}
