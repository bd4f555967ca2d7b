import { isObject } from '#formats/json/node.ts'
import { readJson } from '#formats/json/read-json.ts'
import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { isCve } from '#versions/identifiers/vulnerability-id/index.ts'
import { type Connector, fetchWhole, type Inspection } from '../connector.ts'

/** CISA's list of known exploited vulnerabilities: one JSON file, always whole. */
export const kev: Connector = {
  id: 'kev',
  listParts: () => Promise.resolve(['']),
  fetch: fetchWhole,
  inspect,
}

function inspect(bytes: Uint8Array): Parsed<Inspection> {
  const read = readJson(bytes)
  if (!read.ok) return read
  const entries = isObject(read.value) ? read.value.vulnerabilities : undefined
  if (!Array.isArray(entries)) {
    return unreadable(problem('/vulnerabilities', 'json.field-missing', { field: 'vulnerabilities' }))
  }
  const announced = isObject(read.value) ? read.value.count : undefined
  if (typeof announced === 'number' && announced !== entries.length) {
    return unreadable(problem('/count', 'feed.count-differs', { announced, found: entries.length }))
  }
  const unread = entries.filter((entry) => !isEntry(entry)).length
  return readable({ records: entries.length - unread, unreadable: unread })
}

function isEntry(entry: unknown): boolean {
  if (!isObject(entry)) return false
  const { cveID, dateAdded } = entry
  return typeof cveID === 'string' && isCve(cveID) && typeof dateAdded === 'string' && dateAdded !== ''
}
