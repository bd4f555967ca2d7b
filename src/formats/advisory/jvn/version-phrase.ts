import { isCve } from '#versions/identifiers/vulnerability-id/index.ts'
import { type PhraseWord, phraseWords, stretches } from './phrase-words.data.ts'

/** One stretch of versions; an end that is null is open. `after`: without the version itself. */
export interface VersionStretch {
  readonly from: string | null
  readonly isAfter: boolean
  readonly to: string | null
  readonly isBefore: boolean
}

/** What a phrase means, where that is beyond doubt. */
export interface ReadPhrase {
  readonly stretches: readonly VersionStretch[]
  /** The CVEs it is said of; empty: of all that the record names. */
  readonly cves: readonly string[]
}

/** No phrase that names versions is longer. */
const longest = 300

/**
 * What a phrase about versions says: 「2.13.0 から 2.15.0 より前のバージョン」. Null where any word or sign of it is not
 * known, or its order is not one of those that mean one thing: then its versions are not determined.
 */
export function readVersionPhrase(written: string): ReadPhrase | null {
  if (written.length > longest) return null
  const { text, cves } = withoutCves(written.normalize('NFKC').trim())
  const tokens = tokensOf(text)
  if (tokens === null) return null
  const means = withoutAll(tokens.filter(({ word }) => word !== 'noise'))
  const found = listOf(means) ?? stretchOf(means)
  return found === null ? null : { stretches: found, cves }
}

/** What stands in brackets at the end is taken off where it is nothing but CVEs. */
function withoutCves(text: string): { readonly text: string; readonly cves: readonly string[] } {
  const open = text.lastIndexOf('(')
  if (open < 0 || !text.endsWith(')')) return { text, cves: [] }
  const names = text.slice(open + 1, -1).split(/[、,\s]+/)
  const cves = names.map((name) => name.toUpperCase())
  if (!cves.every(isCve)) return { text, cves: [] }
  return { text: text.slice(0, open).trim(), cves }
}

interface Token {
  readonly word: PhraseWord | 'v'
  readonly version: string
}

/** Longest first, so that a word is not taken for the one it begins with. */
const words = phraseWords.toSorted(([a], [b]) => b.length - a.length)

/** A version is one piece of letters, numbers and the signs between them, with a number in it. */
const versionPiece = /[0-9a-z][0-9a-z._+-]*/iy

function tokensOf(text: string): readonly Token[] | null {
  const tokens: Token[] = []
  const small = text.toLowerCase()
  if (small.length !== text.length) return null
  for (let at = 0; at < text.length; ) {
    if (text[at] === ' ') {
      at++
      continue
    }
    const word = wordAt(small, at)
    const version = word === undefined ? versionAt(text, at) : null
    if (word === undefined && version === null) return null
    tokens.push({ word: word?.[1] ?? 'v', version: version ?? '' })
    at += word?.[0].length ?? version?.length ?? 1
  }
  return tokens.map((token) => ({ ...token, version: plain(token.version) }))
}

/** A word of Latin letters ends where its letters end: `version` is none in `versions`, `ver` one in `ver1.2`. */
function wordAt(text: string, at: number): readonly [string, PhraseWord] | undefined {
  return words.find(([word]) => {
    if (!text.startsWith(word, at)) return false
    return !/[a-z]$/.test(word) || !/[a-z]/.test(text[at + word.length] ?? '')
  })
}

function versionAt(text: string, at: number): string | null {
  versionPiece.lastIndex = at
  const found = versionPiece.exec(text)?.[0] ?? ''
  return /[0-9]/.test(found) && !/[._+-]$/.test(found) && !isFamily(found) ? found : null
}

/** `2.x` names many versions, which ones is for each product to say. */
function isFamily(version: string): boolean {
  return /(?:^|[.])x(?:$|[.])/i.test(version)
}

function plain(version: string): string {
  return version.replace(/^v(?=[0-9])/i, '')
}

/** 「1.0 から 1.5 までの全てのバージョン」 says no more than without 「全て」. */
function withoutAll(tokens: readonly Token[]): readonly Token[] {
  return tokens.length > 1 && tokens.at(-1)?.word === 'all' ? tokens.slice(0, -1) : tokens
}

/** Versions one after the other: `7.7、8.0 および 8.1`; or all there are. */
function listOf(tokens: readonly Token[]): readonly VersionStretch[] | null {
  const [first] = tokens
  if (tokens.length === 1 && first?.word === 'all') return [whole]
  const isList = tokens.length > 2 && tokens.every(({ word }, at) => word === (at % 2 === 0 ? 'v' : 'and'))
  if (!isList || tokens.length % 2 === 0) return null
  return tokens.filter(({ word }) => word === 'v').map(({ version }) => exactly(version))
}

const whole: VersionStretch = { from: null, isAfter: false, to: null, isBefore: false }

function exactly(version: string): VersionStretch {
  return { from: version, isAfter: false, to: version, isBefore: false }
}

function stretchOf(tokens: readonly Token[]): readonly VersionStretch[] | null {
  const bounds = stretches.get(tokens.map(({ word }) => word).join(' '))
  if (bounds === undefined) return null
  const versions = tokens.filter(({ word }) => word === 'v').map(({ version }) => version)
  const at = (...kinds: readonly string[]) => {
    const index = bounds.findIndex((bound) => kinds.includes(bound))
    return index < 0 ? null : (versions[index] ?? null)
  }
  const stretch = {
    from: at('from', 'above', 'is'),
    isAfter: bounds.includes('above'),
    to: at('to', 'below', 'is'),
    isBefore: bounds.includes('below'),
  }
  return isBackwards(stretch) ? null : [stretch]
}

/** A beginning after the end is a mistake, and what was meant is not known. Told of plain numbers only. */
function isBackwards({ from, to }: VersionStretch): boolean {
  const [first, last] = [numbersOf(from), numbersOf(to)]
  if (first === null || last === null) return false
  for (let at = 0; at < Math.max(first.length, last.length); at++) {
    const difference = (first[at] ?? 0) - (last[at] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return false
}

function numbersOf(version: string | null): readonly number[] | null {
  if (version === null || !/^[0-9]{1,9}(?:\.[0-9]{1,9}){0,9}$/.test(version)) return null
  return version.split('.').map(Number)
}
