import { isCpeName } from '#versions/identifiers/cpe/index.ts'
import { attributeOf, childOf, childrenOf, linePath, textOf, type XmlElement } from '../../xml/element.ts'
import type { NamedProduct, ProductVersions, VersionPhrase } from '../model/product.ts'
import { type Reading, readElement } from './element-text.ts'
import { readVersionPhrase, type VersionStretch } from './version-phrase.ts'

const nameLimit = 2048
const phraseLimit = 1024

/** A product of the details, with what is said of its versions. @param cves all that the record names */
export function readAffectedItem(
  item: XmlElement,
  cves: readonly string[],
  reading: Reading,
): NamedProduct | null {
  const vendor = readElement(childOf(item, 'Name'), nameLimit, reading)
  const product = readElement(childOf(item, 'ProductName'), nameLimit, reading)
  const cpes = childrenOf(item, 'Cpe').flatMap((cpe) => readCpe(cpe, reading) ?? [])
  if (vendor === null && product === null && cpes.length === 0) return null
  const written = childrenOf(item, 'VersionNumber').filter((element) => textOf(element) !== null)
  const texts = written.map((element) => readElement(element, phraseLimit, reading))
  const read = texts.flatMap((text) => (text === null ? [] : [readPhrase(text)]))
  const versions = read.flatMap(({ phrase, stretches }) =>
    isForAll(phrase.cves, cves) ? stretches.flatMap((one) => versionsOf(one) ?? []) : [],
  )
  const isRead = read.every(
    ({ phrase, stretches }) =>
      phrase.ranges !== null &&
      isForAll(phrase.cves, cves) &&
      stretches.every((one) => versionsOf(one) !== null),
  )
  return {
    ...named(item, { vendor, product, cpes }),
    versions,
    isComplete: isRead && read.length === texts.length,
    ...(read.length === 0 ? {} : { phrases: read.map(({ phrase }) => phrase) }),
  }
}

/** A product of the overview, which says nothing of versions. */
export function readCpeProduct(cpe: XmlElement, reading: Reading): NamedProduct | null {
  const name = readCpe(cpe, reading)
  const vendor = attributeOf(cpe, 'vendor')
  const product = attributeOf(cpe, 'product')
  if (name === null && vendor === null && product === null) return null
  return named(cpe, { vendor, product, cpes: name === null ? [] : [name] })
}

interface Names {
  readonly vendor: string | null
  readonly product: string | null
  readonly cpes: readonly string[]
}

function named(element: XmlElement, names: Names): NamedProduct {
  return {
    path: linePath(element),
    source: null,
    ...names,
    packageName: null,
    collection: null,
    purl: null,
    platforms: [],
    modules: [],
    repository: null,
    defaultStatus: null,
    versions: [],
    isComplete: true,
  }
}

/** JVN iPedia writes CPE 2.2, in it now and then a blank or a sign that does not belong there: it is kept as written. */
function readCpe(element: XmlElement, { log }: Reading): string | null {
  const text = textOf(element)
  if (text === null || isCpeName(text)) return text
  log.add(linePath(element), 'advisory.cpe-not-valid', { cpe: text.slice(0, 200) })
  return null
}

interface Phrase {
  readonly phrase: VersionPhrase
  readonly stretches: readonly VersionStretch[]
}

function readPhrase(text: string): Phrase {
  const read = readVersionPhrase(text)
  const stretches = read?.stretches ?? []
  return {
    phrase: { text, ranges: read === null ? null : stretches.map(describe), cves: read?.cves ?? [] },
    stretches,
  }
}

/** What is said of some of the CVEs only is not said of the others. */
function isForAll(limited: readonly string[], all: readonly string[]): boolean {
  return limited.length === 0 || all.every((cve) => limited.includes(cve))
}

function describe({ from, isAfter, to, isBefore }: VersionStretch): string {
  if (from !== null && from === to) return `= ${from}`
  const low = from === null ? [] : [`${isAfter ? '>' : '>='} ${from}`]
  const high = to === null ? [] : [`${isBefore ? '<' : '<='} ${to}`]
  return [...low, ...high].join(', ') || '*'
}

/** In the form of the CVE program; null where a stretch begins after a version, which that cannot say. */
function versionsOf({ from, isAfter, to, isBefore }: VersionStretch): ProductVersions | null {
  if (isAfter) return null
  const isOne = from !== null && from === to
  return {
    version: from ?? (to === null ? '*' : '0'),
    status: 'affected',
    lessThan: isBefore ? to : null,
    lessThanOrEqual: boundOf({ isOne, isBefore, from, to }),
    versionType: null,
    changes: [],
  }
}

interface Ends {
  readonly isOne: boolean
  readonly isBefore: boolean
  readonly from: string | null
  readonly to: string | null
}

/** A stretch without an end goes on to `*`. */
function boundOf({ isOne, isBefore, from, to }: Ends): string | null {
  if (isOne || isBefore) return null
  return to ?? (from === null ? null : '*')
}
