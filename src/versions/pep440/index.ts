import { appendNumber, appendNumbers, appendText } from '../keys/append.ts'
import { beyond, longestVersion, successor } from '../keys/key.ts'
import type { VersionBuilds, VersionScheme } from '../version-scheme.ts'

const separator = '[-_.]?'
const pattern = new RegExp(
  [
    String.raw`^\s*v?(?:(?<epoch>\d+)!)?(?<numbers>\d+(?:\.\d+)*)`,
    `(?:${separator}(?<phase>alpha|a|beta|b|preview|pre|c|rc)${separator}(?<phaseNumber>\\d*))?`,
    `(?:-(?<postAlone>\\d+)|${separator}(?:post|rev|r)${separator}(?<post>\\d*))?`,
    `(?:${separator}dev${separator}(?<dev>\\d*))?`,
    String.raw`(?:\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?\s*$`,
  ].join(''),
  'i',
)

const alpha = 0x20
const beta = 0x21
const candidate = 0x22
const phases = new Map([
  ['a', alpha],
  ['alpha', alpha],
  ['b', beta],
  ['beta', beta],
  ['c', candidate],
  ['rc', candidate],
  ['pre', candidate],
  ['preview', candidate],
])

const onlyDev = 0x10
const final = 0x30
const noPost = 0x00
const somePost = 0x01
const someDev = 0x00
const noDev = 0x01
const text = 0x10
const end = 0x00

export const pep440: VersionScheme = {
  id: 'pep440',
  revision: 1,
  title: 'Python (PEP 440)',
  ecosystems: ['pypi'],
  encode,
  builds,
}

/** PEP 440: epoch, release numbers, pre-release, post-release, development release, local version. */
function encode(version: string): Uint8Array | undefined {
  const match = version.length <= longestVersion ? pattern.exec(version) : null
  if (match === null) return undefined
  const {
    epoch = '0',
    numbers = '',
    phase,
    phaseNumber = '',
    postAlone,
    post = postAlone,
    dev,
    local,
  } = match.groups ?? {}
  const key: number[] = []
  appendNumber(key, epoch)
  appendNumbers(key, numbers)

  if (phase !== undefined) appendMarked(key, phases.get(phase.toLowerCase()) ?? final, phaseNumber)
  else key.push(dev !== undefined && post === undefined ? onlyDev : final)

  if (post === undefined) key.push(noPost)
  else appendMarked(key, somePost, post)

  if (dev === undefined) key.push(noDev)
  else appendMarked(key, someDev, dev)

  if (local !== undefined) appendLocal(key, local)
  key.push(end)
  return new Uint8Array(key)
}

/**
 * A version without a local label means whatever label there is (PEP 440, "Version specifiers": the local part of a
 * candidate is ignored).
 */
function builds(version: string, key: Uint8Array): VersionBuilds | undefined {
  return version.includes('+') ? undefined : { lo: successor(key), hi: beyond(key), areSame: true }
}

/** An omitted number is 0: `1.0a` = `1.0a0`. */
function appendMarked(key: number[], marker: number, digits: string): void {
  key.push(marker)
  appendNumber(key, digits)
}

/** Segments of digits sort by value and above segments of text. */
function appendLocal(key: number[], local: string): void {
  for (const segment of local.toLowerCase().split(/[-_.]/)) {
    if (/^\d+$/.test(segment)) appendNumber(key, segment)
    else {
      key.push(text)
      appendText(key, segment)
    }
  }
}
