import { isObject } from '#formats/json/node.ts'
import { readJson } from '#formats/json/read-json.ts'
import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { isCve } from '#versions/identifiers/vulnerability-id/index.ts'
import { type Connector, fetchWhole, type Inspection } from '../connector.ts'

/** The list of the EU's network of CSIRTs: one JSON file, always whole. */
export const eukev: Connector = {
  id: 'eukev',
  listParts: () => Promise.resolve(['']),
  fetch: fetchWhole,
  inspect,
}

function inspect(bytes: Uint8Array): Parsed<Inspection> {
  const read = readJson(bytes)
  if (!read.ok) return read
  if (!Array.isArray(read.value)) return unreadable(problem('', 'json.wrong-kind', { expected: 'array' }))
  const entries: readonly unknown[] = read.value
  const unread = entries.filter((entry) => !isEntry(entry)).length
  return readable({ records: entries.length - unread, unreadable: unread })
}

function isEntry(entry: unknown): boolean {
  if (!isObject(entry)) return false
  const { cveID, dateReported } = entry
  return typeof cveID === 'string' && isCve(cveID) && typeof dateReported === 'string' && dateReported !== ''
}
