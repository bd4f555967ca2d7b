import { appendNumber, appendText } from '../keys/append.ts'
import { longestVersion } from '../keys/key.ts'
import type { VersionScheme } from '../version-scheme.ts'
import { withoutPlatform } from './platform.ts'

/** `Gem::Version::VERSION_PATTERN`; there an empty version is 0, here it is none. */
const pattern = /^\s*\d+(?:\.[\da-z]+)*(?:-[\da-z-]+(?:\.[\da-z-]+)*)?\s*$/i

const text = 0x10
const zeroBeforeText = 0x20
const end = 0x21
const zeroBeforeNumber = 0x22

export const rubygems: VersionScheme = {
  id: 'rubygems',
  revision: 1,
  title: 'RubyGems',
  ecosystems: ['gem'],
  encode,
}

/** `Gem::Version`: numbers and texts in turn; a text sorts below nothing, a missing number is 0. */
function encode(version: string): Uint8Array | undefined {
  if (version.length > longestVersion) return undefined
  const bare = withoutPlatform(version)
  if (!pattern.test(bare)) return undefined
  const segments = bare.replaceAll('-', '.pre.').match(/\d+|[a-z]+/gi) ?? []
  const firstText = segments.findIndex((segment) => !isNumber(segment))
  const half = firstText < 0 ? segments.length : firstText
  const key: number[] = []
  const counting = [...withoutZeros(segments.slice(0, half)), ...withoutZeros(segments.slice(half))]
  let afterZeros = 0
  counting.forEach((segment, index) => {
    if (isZero(segment)) return
    for (; afterZeros < index; afterZeros += 1) {
      key.push(isNumber(segment) ? zeroBeforeNumber : zeroBeforeText)
    }
    afterZeros = index + 1
    appendSegment(key, segment)
  })
  key.push(end)
  return new Uint8Array(key)
}

/** Zeros at the end of the numbers, or of all that follows them, do not count. */
function withoutZeros(segments: readonly string[]): readonly string[] {
  return segments.slice(0, segments.findLastIndex((segment) => !isZero(segment)) + 1)
}

function appendSegment(key: number[], segment: string): void {
  if (isNumber(segment)) {
    appendNumber(key, segment)
    return
  }
  key.push(text)
  appendText(key, segment)
}

function isNumber(segment: string): boolean {
  return segment.charCodeAt(0) <= 0x39
}

function isZero(segment: string): boolean {
  return /^0+$/.test(segment)
}
