import type { CpeMatch } from '#formats/advisory/model/configuration.ts'
import { type CpeName, cpeKey, cpeVersionOf, parseCpe, traitsOf } from '#versions/identifiers/cpe/index.ts'
import type { Platform, PlatformName } from '../range.ts'
import type { CpeCondition } from './configuration.ts'
import { families } from './families.data.ts'
import { stretchesOfMatch } from './match-stretches.ts'

/** So many names of a part are written out. */
const shownNames = 3

/**
 * What must be there for conditions to be fulfilled, one part each. Only names that can be compared fulfil a part: one
 * with a pattern, without a readable bound, or of a group that is no plain choice leaves it unfulfilled, never fulfilled.
 */
export function platformOf(conditions: readonly CpeCondition[]): Platform {
  const parts = conditions.map(readPart)
  return {
    needed: parts.map(({ words }) => words),
    names: parts.flatMap(({ names }, part) => names.map((name) => ({ ...name, part }))),
  }
}

interface Part {
  readonly words: string
  readonly names: readonly Omit<PlatformName, 'part'>[]
}

/** One list of devices stands beside hundreds of products. */
const read = new WeakMap<CpeCondition, Part>()

function readPart(condition: CpeCondition): Part {
  const known = read.get(condition)
  if (known !== undefined) return known
  const { names, isChoice } = condition
  const more = names.length > shownNames ? ' | …' : ''
  const part = {
    words: `${names.slice(0, shownNames).map(wordsOf).join(' | ')}${more}`,
    names: isChoice ? names.flatMap(fulfilling) : [],
  }
  read.set(condition, part)
  return part
}

/** Vendor and product, with the versions if any are told: `microsoft windows`, `linux linux_kernel < 3.0`. */
function wordsOf(match: CpeMatch): string {
  const name = parseCpe(match.criteria)
  const key = name === undefined ? undefined : cpeKey(name)
  if (name === undefined || key === undefined) return match.criteria
  const version = cpeVersionOf(name)
  const bounds = stretchesOfMatch(match, name).flatMap(({ text }) => (text === '' ? [] : [text]))
  const own = bounds.length === 0 && version.kind === 'one' ? [version.text] : bounds
  return [...key.split('/').slice(2), ...own].join(' ')
}

/** That a platform has no versions (NA) means that it does not matter which one is there. */
function fulfilling(match: CpeMatch): readonly Omit<PlatformName, 'part'>[] {
  const name = parseCpe(match.criteria)
  const key = name === undefined ? undefined : cpeKey(name)
  if (name === undefined || key === undefined) return []
  const { traits, isWhole } = traitsOf(name)
  if (!isWhole) return []
  if (isAnyVersion(match, name))
    return [{ ...exactly(key), ...anyVersion, traits }, ...(traits === null ? relatives(name, key) : [])]
  return stretchesOfMatch(match, name)
    .filter(({ verdict }) => verdict === 'affected')
    .map(({ lo, hi, exactVersion }) => ({ ...exactly(key), lo, hi, exactVersion, traits }))
}

const anyVersion = { lo: null, hi: null, exactVersion: null } as const

function isAnyVersion(match: CpeMatch, name: CpeName): boolean {
  const { startIncluding, startExcluding, endIncluding, endExcluding } = match
  const isBounded = [startIncluding, startExcluding, endIncluding, endExcluding].some((one) => one !== null)
  return !isBounded && ['any', 'none'].includes(cpeVersionOf(name).kind)
}

/** Other names of the same system; of a device also its firmware, which runs nowhere else. */
function relatives({ part }: CpeName, key: string): readonly Omit<PlatformName, 'part'>[] {
  const stretches = families
    .filter(({ named }) => named === key)
    .flatMap(({ prefixes, keys, distributions }) => [
      ...prefixes.map((prefix) => ({ firstKey: prefix, endKey: `${prefix}${last}` })),
      ...keys.map(exactly),
      ...distributions.map(distribution),
    ])
  const firmware = part === 'h' ? [exactly(`cpe/o/${key.slice('cpe/h/'.length)}_firmware`)] : []
  return [...stretches, ...firmware].map((one) => ({ ...one, ...anyVersion, traits: null }))
}

/** A release is written behind the name and a hyphen. */
function distribution(id: string): Pick<PlatformName, 'firstKey' | 'endKey'> {
  return { firstKey: `distribution/${id}`, endKey: `distribution/${id}.` }
}

/** Above whatever may follow in a key. */
const last = '\u{10ffff}'

/** The stretch of keys that holds this one alone: none has control characters. */
function exactly(key: string): Pick<PlatformName, 'firstKey' | 'endKey'> {
  return { firstKey: key, endKey: `${key}\u0001` }
}
