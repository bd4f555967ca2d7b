import { appendNumber, appendText } from '../keys/append.ts'
import { longestVersion, successor } from '../keys/key.ts'
import type { VersionBuilds, VersionScheme } from '../version-scheme.ts'

const pattern = new RegExp(
  [
    String.raw`^(\d+)((?:\.\d+)*)([a-z]?)`,
    String.raw`((?:_(?:alpha|beta|pre|rc|cvs|svn|git|hg|p)\d*)*)`,
    String.raw`(?:~([\da-f]+))?(?:-r(\d+))?$`,
  ].join(''),
)

/** Before the end: what comes before a release. After it: what follows one. */
const suffixes = new Map([
  ['alpha', 0x10],
  ['beta', 0x11],
  ['pre', 0x12],
  ['rc', 0x13],
  ['cvs', 0x25],
  ['svn', 0x26],
  ['git', 0x27],
  ['hg', 0x28],
  ['p', 0x29],
])
const end = 0x21
const revision = 0x22
const commit = 0x23
const suffixNumber = 0x24
const letter = 0x30
const fraction = 0x31

export const apk: VersionScheme = {
  id: 'apk',
  revision: 1,
  title: 'Alpine (apk)',
  ecosystems: ['apk'],
  encode,
  builds,
}

/** apk-package(5) of apk-tools 3: `number{.number}{letter}{_suffix{number}}{~commit}{-r#}`. */
function encode(version: string): Uint8Array | undefined {
  const match = version.length <= longestVersion ? pattern.exec(version) : null
  if (match === null) return undefined
  const [, first = '', others = '', letters = '', someSuffixes = '', hash, release] = match
  const key: number[] = []
  appendNumber(key, first)
  for (const digits of others.split('.').slice(1)) appendDigits(key, digits)
  if (letters !== '') key.push(letter, letters.charCodeAt(0))
  for (const suffix of someSuffixes.split('_').slice(1)) appendSuffix(key, suffix)
  if (hash !== undefined) {
    key.push(commit)
    appendText(key, hash)
  }
  if (release !== undefined) {
    key.push(revision)
    appendNumber(key, release)
  }
  key.push(end)
  return new Uint8Array(key)
}

/** A version without a revision is upstream's: every revision of it. */
function builds(version: string, key: Uint8Array): VersionBuilds | undefined {
  if (/-r\d+$/.test(version)) return undefined
  const hi = Uint8Array.of(...key.subarray(0, -1), revision + 1)
  return { lo: successor(key), hi, areSame: true }
}

/** After the first number a leading zero makes it a fraction: 1.01 < 1.09 < 1.1. */
function appendDigits(key: number[], digits: string): void {
  if (digits.startsWith('0')) {
    key.push(fraction)
    appendText(key, digits)
  } else {
    appendNumber(key, digits)
  }
}

function appendSuffix(key: number[], suffix: string): void {
  const [name = ''] = /^[a-z]+/.exec(suffix) ?? []
  key.push(suffixes.get(name) ?? end)
  if (name.length === suffix.length) return
  key.push(suffixNumber)
  appendNumber(key, suffix.slice(name.length))
}
