import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { attributeOf, childOf, childrenOf, linePath, textOf, type XmlElement } from '../../xml/element.ts'
import type { Advisory } from '../model/advisory.ts'
import { type Reading, readElement, readMoment } from './element-text.ts'
import { textFromHtml } from './html-text.ts'
import { readId, withdrawnAt } from './identity.ts'
import { cvesAmong, cwesAmong, type Pointer, referencesAmong, relatedAmong } from './names.ts'
import { readAffectedItem } from './products.ts'
import { readSeverities } from './severities.ts'
import { usedParts } from './versions.ts'

const titleLimit = 2048
const textLimit = 262_144
const urlLimit = 2048

/** Reads one `Vulinfo` of VULDEF. @param language as the document declares it */
export function readDetails(info: XmlElement, language: string | null, reading: Reading): Parsed<Advisory> {
  const data = childOf(info, 'VulinfoData')
  if (data === null) return unreadable(problem(linePath(info), 'advisory.not-jvn'))
  const id = readId(childOf(info, 'VulinfoID') ?? info)
  return id.ok ? readable({ id: id.value, ...fieldsOf(data, language, reading) }, reading.log.list()) : id
}

function fieldsOf(data: XmlElement, language: string | null, reading: Reading): Omit<Advisory, 'id'> {
  const pointers = pointersOf(data, reading)
  const aliases = cvesAmong(pointers, reading)
  const modified = readMoment(data, 'DateLastUpdated', reading)
  const registered = readMoment(data, 'DateFirstPublished', reading)
  const published = readMoment(data, 'DatePublic', reading) ?? registered
  const title = readElement(childOf(data, 'Title'), titleLimit, reading)
  const description = childOf(data, 'VulinfoDescription')
  const details = description === null ? null : prose([description], 'Overview', reading)
  const impact = childOf(data, 'Impact')
  const withdrawn = withdrawnAt([title, details], modified ?? published)
  return {
    format: 'jvn',
    aliases,
    related: relatedAmong(pointers),
    upstream: [],
    published,
    modified,
    withdrawn,
    summary: title,
    details,
    severities: impact === null ? [] : readSeverities(childrenOf(impact, 'Cvss'), cvssOf, reading),
    rating: null,
    cwes: cwesAmong(pointers),
    affected: [],
    references: referencesAmong(pointers),
    configurations: [],
    products: childrenIn(data, 'Affected', 'AffectedItem').flatMap(
      (item) => readAffectedItem(item, aliases, reading) ?? [],
    ),
    language,
    impact: prose(childrenIn(data, 'Impact', 'ImpactItem'), 'Description', reading),
    solution: prose(childrenIn(data, 'Solution', 'SolutionItem'), 'Description', reading),
    unused: data.children
      .filter(({ name, text, children }) => !usedParts.has(name) && (text !== '' || children.length > 0))
      .map(({ name, children }) => ({ field: name.slice(0, 100), count: Math.max(1, children.length) })),
  }
}

function childrenIn(data: XmlElement, part: string, name: string): readonly XmlElement[] {
  return childrenOf(data, part).flatMap((one) => childrenOf(one, name))
}

/** Texts of several items under one another. */
function prose(items: readonly XmlElement[], name: string, reading: Reading): string | null {
  const texts = items.flatMap((item) => readElement(childOf(item, name), textLimit, reading) ?? [])
  return texts.length === 0 ? null : texts.map(textFromHtml).join('\n\n')
}

function cvssOf(cvss: XmlElement) {
  return {
    version: attributeOf(cvss, 'version'),
    vector: textOf(childOf(cvss, 'Vector')),
    score: textOf(childOf(cvss, 'Base')),
    word: textOf(childOf(cvss, 'Severity')),
  }
}

function pointersOf(data: XmlElement, reading: Reading): readonly Pointer[] {
  return childrenIn(data, 'Related', 'RelatedItem').map((element) => ({
    path: linePath(element),
    kind: attributeOf(element, 'type') ?? '',
    owner: textOf(childOf(element, 'Name')) ?? '',
    name: textOf(childOf(element, 'VulinfoID')),
    url: readElement(childOf(element, 'URL'), urlLimit, reading),
  }))
}
