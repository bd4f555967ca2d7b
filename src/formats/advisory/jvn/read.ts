import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { problemLog } from '../../problem-log.ts'
import { attributeOf, childOf, childrenOf, linePath, type XmlElement } from '../../xml/element.ts'
import { readXml } from '../../xml/read-xml.ts'
import type { Advisory } from '../model/advisory.ts'
import { isJson, readOka } from './oka/read-oka.ts'
import { readDetails } from './read-details.ts'
import { readOverview } from './read-overview.ts'
import { otherAnswers, recordElements } from './versions.ts'

/**
 * Reads one record of JVN iPedia, out of a document that holds no other: details (VULDEF) or its outline in an overview
 * (RSS), or either in JSON (MyJVN 4.0). What could not be read is in the warnings, each with its line.
 */
export function readJvn(source: string | Uint8Array): Parsed<Advisory> {
  if (isJson(source)) return readOka(source)
  const xml = readXml(source)
  if (!xml.ok) return xml
  const root = xml.value
  const records = root.children.filter(({ name }) => recordElements.has(name))
  const [only] = records
  if (only === undefined) return unreadable(problem(linePath(root), ...whatElse(root)))
  if (records.length > 1) {
    return unreadable(problem(linePath(root), 'advisory.not-one-record', { records: records.length }))
  }
  const language = languageOf(root)
  const reading = { log: problemLog() }
  const isDetails = childrenOf(root, 'Vulinfo').length > 0
  const read = isDetails ? readDetails(only, language, reading) : readOverview(only, language, reading)
  return read.ok ? readable(read.value, [...xml.warnings, ...read.warnings]) : read
}

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace'

function languageOf(root: XmlElement): string | null {
  const language = attributeOf(root, 'lang', xmlNamespace)
  return language !== null && /^[a-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}$/.test(language) ? language : null
}

/** Why a document without records is none: it is another answer, a refusal of MyJVN's, or tells that there are none. */
function whatElse(root: XmlElement): [code: string, facts?: Record<string, string>] {
  if (otherAnswers.has(root.name)) return ['advisory.other-answer', { element: root.name }]
  const status = childOf(root, 'Status')
  const isRefused = status !== null && attributeOf(status, 'retCd') !== '0'
  if (!isRefused) return [status === null ? 'advisory.not-jvn' : 'advisory.no-records']
  const text = (name: string) => (attributeOf(status, name) ?? '').slice(0, 200)
  return ['advisory.jvn-refused', { code: text('errCd'), message: text('errMsg') }]
}
