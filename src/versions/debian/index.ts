import { appendNumber } from '../keys/append.ts'
import { beyond, longestVersion, successor } from '../keys/key.ts'
import { splitEvr } from '../keys/split-evr.ts'
import type { VersionBuilds, VersionScheme } from '../version-scheme.ts'

/** The alphabet of Debian Policy §5.6.12. */
const pattern = /^[\da-z.+~:-]+$/i

const tilde = 0x01
const end = 0x02
/** Added to what is neither letter nor tilde, so that it sorts above the letters. */
const afterLetters = 0x80

export const debian: VersionScheme = {
  id: 'debian',
  revision: 1,
  title: 'Debian and Ubuntu',
  ecosystems: ['deb'],
  encode,
  builds,
}

/** Debian Policy §5.6.12: the epoch, then upstream version and revision, each in turns of text and number. */
function encode(version: string): Uint8Array | undefined {
  if (version.length > longestVersion || !pattern.test(version)) return undefined
  const parts = splitEvr(version)
  if (parts === undefined || !/^\d/.test(parts.version) || parts.release.includes(':')) return undefined
  const key: number[] = []
  appendNumber(key, parts.epoch)
  appendPart(key, parts.version)
  appendPart(key, parts.release)
  return new Uint8Array(key)
}

/** An empty revision: no text, the number 0, no more. */
const emptyPart = 3

/** A version without a revision, named of a package that has them, is upstream's: every revision of it. */
function builds(version: string, key: Uint8Array): VersionBuilds | undefined {
  return version.includes('-') ? undefined : { lo: successor(key), hi: beyond(key, emptyPart), areSame: true }
}

/** A missing number is 0, and so is an empty part. */
function appendPart(key: number[], part: string): void {
  let place = 0
  do {
    const digits = skip(part, place, isNoDigit)
    for (let at = place; at < digits; at += 1) key.push(weigh(part.charCodeAt(at)))
    key.push(end)
    place = skip(part, digits, isDigit)
    appendNumber(key, part.slice(digits, place))
  } while (place < part.length)
  key.push(end)
}

function skip(part: string, from: number, matches: (code: number) => boolean): number {
  let at = from
  while (at < part.length && matches(part.charCodeAt(at))) at += 1
  return at
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

function isNoDigit(code: number): boolean {
  return !isDigit(code)
}

/** A tilde sorts below the end, the end below letters, letters below all else. */
function weigh(code: number): number {
  if (code === 0x7e) return tilde
  return code >= 0x41 ? code : afterLetters | code
}
