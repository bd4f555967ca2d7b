import { decodeText } from '#formats/text/decode-text.ts'
import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { type Connector, fetchWhole, type Inspection } from '../connector.ts'

/** FIRST's daily scores: one packed CSV of all CVEs, always whole. */
export const epss: Connector = {
  id: 'epss',
  listParts: () => Promise.resolve(['']),
  fetch: fetchWhole,
  inspect,
}

/** A line about the model may come first; then the names of the columns. */
function inspect(bytes: Uint8Array): Parsed<Inspection> {
  const text = decodeText(bytes)
  if (!text.ok) return text
  const lines = text.value.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'))
  const columns = (lines[0] ?? '').split(',')
  const cve = columns.indexOf('cve')
  const score = columns.indexOf('epss')
  if (cve < 0 || score < 0) {
    return unreadable(problem('/line/1', 'feed.column-missing', { column: cve < 0 ? 'cve' : 'epss' }))
  }
  const isRow = (line: string) => {
    const cells = line.split(',')
    return cells.length === columns.length && isCveName(cells[cve]) && isShare(cells[score])
  }
  const records = lines.slice(1).filter(isRow).length
  return readable({ records, unreadable: lines.length - 1 - records })
}

function isCveName(cell: string | undefined): boolean {
  return /^CVE-\d{4}-\d{4,19}$/.test(cell ?? '')
}

function isShare(cell: string | undefined): boolean {
  return /^(?:0|1|[01]?\.\d{1,20}|\d(?:\.\d{1,20})?e-\d{1,3})$/i.test(cell ?? '') && Number(cell) <= 1
}
