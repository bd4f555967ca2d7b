import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { attributeOf, childOf, childrenOf, linePath, textOf, type XmlElement } from '../../xml/element.ts'
import type { Advisory } from '../model/advisory.ts'
import { type Reading, readElement, readMoment } from './element-text.ts'
import { textFromHtml } from './html-text.ts'
import { readId, withdrawnAt } from './identity.ts'
import { cvesAmong, cwesAmong, type Pointer, referencesAmong, relatedAmong } from './names.ts'
import { readCpeProduct } from './products.ts'
import { readSeverities } from './severities.ts'
import { usedItemParts } from './versions.ts'

const titleLimit = 2048
const textLimit = 262_144
const urlLimit = 2048

/** Reads one `item` of an overview in RSS: the outline of a record. @param language as the document declares it */
export function readOverview(item: XmlElement, language: string | null, reading: Reading): Parsed<Advisory> {
  const identifier = childOf(item, 'identifier')
  // Other feeds are RSS, too.
  if (identifier === null) return unreadable(problem(linePath(item), 'advisory.not-jvn'))
  const id = readId(identifier)
  return id.ok ? readable({ id: id.value, ...fieldsOf(item, language, reading) }, reading.log.list()) : id
}

function fieldsOf(item: XmlElement, language: string | null, reading: Reading): Omit<Advisory, 'id'> {
  const pointers = pointersOf(item, reading)
  const modified = readMoment(item, 'modified', reading) ?? readMoment(item, 'date', reading)
  const published = readMoment(item, 'issued', reading)
  const title = readElement(childOf(item, 'title'), titleLimit, reading)
  const written = readElement(childOf(item, 'description'), textLimit, reading)
  const details = written === null ? null : textFromHtml(written)
  return {
    format: 'jvn',
    aliases: cvesAmong(pointers, reading),
    related: relatedAmong(pointers),
    upstream: [],
    published,
    modified,
    withdrawn: withdrawnAt([title, details], modified ?? published),
    summary: title,
    details,
    severities: readSeverities(childrenOf(item, 'cvss'), cvssOf, reading),
    rating: null,
    cwes: cwesAmong(pointers),
    affected: [],
    references: referencesAmong([...pageOf(item, reading), ...pointers]),
    configurations: [],
    products: childrenOf(item, 'cpe').flatMap((cpe) => readCpeProduct(cpe, reading) ?? []),
    language,
    isOutline: true,
    unused: item.children
      .filter(({ name, text, children }) => !usedItemParts.has(name) && (text !== '' || children.length > 0))
      .map(({ name }) => ({ field: name.slice(0, 100), count: 1 })),
  }
}

function cvssOf(cvss: XmlElement) {
  return {
    version: attributeOf(cvss, 'version'),
    vector: attributeOf(cvss, 'vector'),
    score: attributeOf(cvss, 'score'),
    word: attributeOf(cvss, 'severity'),
  }
}

function pointersOf(item: XmlElement, reading: Reading): readonly Pointer[] {
  return childrenOf(item, 'references').map((element) => {
    const owner = attributeOf(element, 'source') ?? ''
    const name = attributeOf(element, 'id')?.trim() ?? null
    return { path: linePath(element), kind: owner, owner, name, url: readElement(element, urlLimit, reading) }
  })
}

/** The record's own page. */
function pageOf(item: XmlElement, reading: Reading): readonly Pointer[] {
  const element = childOf(item, 'link')
  const url = element === null ? null : readElement(element, urlLimit, reading)
  if (element === null || url === null) return []
  const name = textOf(childOf(item, 'identifier'))
  return [{ path: linePath(element), kind: 'advisory', owner: 'JVN', name, url }]
}
