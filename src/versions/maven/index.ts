import { appendNumber, appendText } from '../keys/append.ts'
import { longestVersion } from '../keys/key.ts'
import type { VersionBuilds, VersionScheme } from '../version-scheme.ts'
import { divideVersion, type MavenItem } from './items.ts'
import { normaliseLists } from './normalise.ts'
import { otherText, rankOf, release, signOf } from './qualifiers.ts'

const pattern = /^[\w.+~:#@!/-]+$/

/** Not versions but requests for one, and what Gradle writes where there is none. */
const placeholders = new Set(['latest', 'release', 'unknown', 'unspecified'])

/** A text that makes the version less than what comes before it, the end, a text that makes it more. */
const textBelow = 0x10
const end = 0x20
const textAbove = 0x30
const list = 0x31
const zero = 0x32
const alone = 0x00
const joined = 0x01
/** After a text that begins a list: all that follows it in the list, below or above what may follow it outside. */
const restBelow = 0x08
const restAbove = 0xf8

export const maven: VersionScheme = {
  id: 'maven',
  revision: 3,
  title: 'Maven',
  ecosystems: ['maven'],
  encode,
  builds,
  releaseOf,
}

/** What Maven deploys of `1.0-SNAPSHOT`, with when and how often: maven-artifact, `Artifact.VERSION_FILE_PATTERN`. */
const deployed = /-(\d{8}\.\d{6}-\d+)$/

/** A snapshot in words of its own, which Maven takes for what comes after the release (`5.2.25.BUILD-SNAPSHOT`). */
const built = /[.-]build-snapshot$/

/** The order of Maven 4's `ComparableVersion`; a snapshot that was deployed is one all the same, and so before its release. */
function encode(version: string): Uint8Array | undefined {
  if (version.length > longestVersion || !pattern.test(version)) return undefined
  const lower = version.toLowerCase().replace(deployed, '-snapshot-$1').replace(built, '-snapshot')
  if (placeholders.has(lower)) return undefined
  const key: number[] = []
  for (const place of placesOf(lower)) appendPlace(key, place)
  key.push(end)
  return new Uint8Array(key)
}

/**
 * Whoever builds a release anew puts a word of their own behind it (`1.9.13.redhat-7`, `4.1.108.Final-redhat-1`), as do
 * flavours of it (`29.0-jre`): above it to Maven, and nobody can tell whether what it had is mended there.
 */
function builds(named: string, keyOfNamed: Uint8Array): VersionBuilds | undefined {
  const version = releaseOf(named)
  const key = (version === named ? undefined : encode(version)) ?? keyOfNamed
  const rank = /[.-](?:final|ga|release)$/i.test(version) ? release : otherText
  const [lo, hi] = [rank, rank + 1].map((one) => Uint8Array.of(...key.subarray(0, -1), textAbove, one))
  return lo === undefined || hi === undefined ? undefined : { lo, hi, areSame: false }
}

/** For which Java a release was built, beside builds for others: `42.2.5.jre7`, `1.4.14-jdk7`, `32.0.0-android`. */
const flavour = /(?<=\d)[.-](?:(?:jre|jdk)\d{0,3}|android)$/i

/** They are released together, and Maven orders them by their names. */
function releaseOf(version: string): string {
  return version.length > longestVersion ? version : version.replace(flavour, '')
}

interface Place {
  readonly item: MavenItem
  readonly opensList: boolean
  /** Below, at or above zero as the version, from here on, compares with its beginning alone. */
  readonly sign: number
  /** The same of what follows the item. */
  readonly signAfter: number
}

/** The items in a row. What comes to nothing at the end is left out. */
function placesOf(version: string): readonly Place[] {
  const places = normaliseLists(divideVersion(version)).flatMap((items, depth) =>
    items.map((item, index) => ({ item, opensList: depth > 0 && index === 0 })),
  )
  let signAfter = 0
  const signed = places.toReversed().map((place) => {
    const sign = signOf(place.item) || signAfter
    const whole = { ...place, sign, signAfter }
    signAfter = sign
    return whole
  })
  return signed.toReversed().filter(({ sign }) => sign !== 0)
}

function appendPlace(key: number[], place: Place): void {
  const { item, opensList, sign, signAfter } = place
  if (item.kind === 'number') {
    if (opensList) key.push(list)
    if (item.digits === '') key.push(zero)
    else appendNumber(key, item.digits)
    return
  }
  key.push(sign < 0 ? textBelow : textAbove)
  appendQualifier(key, item)
  if (opensList && signAfter !== 0) key.push(signAfter < 0 ? restBelow : restAbove)
}

function appendQualifier(key: number[], item: MavenItem): void {
  const rank = rankOf(item)
  key.push(rank)
  if (rank === otherText) appendText(key, item.text)
  const isReleaseAlone = signOf(item) === 0
  if (item.kind === 'text' || isReleaseAlone) {
    key.push(alone)
  } else {
    key.push(joined)
    appendNumber(key, item.digits)
  }
}
