import { readCvss } from '../../cvss/index.ts'
import {
  isObject,
  type JsonNode,
  readList,
  readNode,
  readNodes,
  readText,
  readTexts,
  readTime,
} from '../../json/node.ts'
import type { AdvisoryReference, AdvisorySeverity } from '../model/advisory.ts'
import {
  type CsafAbout,
  type CsafDocument,
  type CsafNote,
  type CsafVulnerability,
  type ProductStatus,
  productStatuses,
} from './model.ts'
import { scoreFields } from './versions.ts'

const nameLimit = 4096
const urlLimit = 4096
const noteLimit = 262_144

/** The vulnerabilities of a document, each with what is said of which products. */
export function readVulnerabilities(root: JsonNode): CsafDocument['vulnerabilities'] {
  return readList(root, 'vulnerabilities', readVulnerability)
}

function readVulnerability(node: JsonNode): CsafVulnerability {
  return {
    path: node.path,
    cve: readText(node, 'cve'),
    ids: readList(node, 'ids', (entry) => {
      const text = readText(entry, 'text', nameLimit)
      return text === null ? null : { system: readText(entry, 'system_name', nameLimit), text }
    }),
    title: readText(node, 'title', nameLimit),
    cwes: readCwes(node),
    notes: readNotes(node),
    severities: readScores(node),
    references: readReferences(node),
    statuses: readStatuses(node),
    flags: readAbouts(node, 'flags', 'label'),
    threats: readAbouts(node, 'threats', 'category'),
    remediations: readAbouts(node, 'remediations', 'category'),
    involvements: readList(node, 'involvements', (entry) => ({
      party: readText(entry, 'party'),
      status: readText(entry, 'status'),
      summary: readText(entry, 'summary', noteLimit),
    })),
  }
}

/** 2.0 has one, 2.1 a list. */
function readCwes(node: JsonNode): readonly string[] {
  const one = readNode(node, 'cwe')
  const nodes = [...(one === null ? [] : [one]), ...readNodes(node, 'cwes')]
  return [...new Set(nodes.flatMap((entry) => readText(entry, 'id') ?? []))].filter((id) =>
    /^CWE-[0-9]{1,6}$/.test(id),
  )
}

/** Notes with a text; of the document or of a vulnerability. */
export function readNotes(node: JsonNode): readonly CsafNote[] {
  return readList(node, 'notes', (note) => {
    const text = readText(note, 'text', noteLimit)
    if (text === null) return null
    return { category: readText(note, 'category'), title: readText(note, 'title', nameLimit), text }
  })
}

/** References with an address; of the document or of a vulnerability. */
export function readReferences(node: JsonNode): readonly AdvisoryReference[] {
  return readList(node, 'references', (reference) => {
    const url = readText(reference, 'url', urlLimit)
    return url === null
      ? null
      : { kind: readText(reference, 'category') === 'self' ? 'advisory' : 'web', url }
  })
}

/** The vectors in `scores` (2.0) and in `metrics` (2.1), each once; without a vector there is nothing to score. */
function readScores(node: JsonNode): readonly AdvisorySeverity[] {
  const contents = readNodes(node, 'metrics').flatMap((metric) => readNode(metric, 'content') ?? [])
  const found = [...readNodes(node, 'scores'), ...contents].flatMap((score) =>
    scoreFields.flatMap(([field, system]) => {
      const cvss = readNode(score, field)
      return cvss === null ? [] : (readSeverity(cvss, system) ?? [])
    }),
  )
  return [...new Map(found.map((severity) => [severity.vector, severity])).values()]
}

function readSeverity(cvss: JsonNode, system: AdvisorySeverity['system']): AdvisorySeverity | null {
  const vector = readText(cvss, 'vectorString', nameLimit)
  if (vector === null) return null
  const read = readCvss(vector)
  const found = read.ok ? read.warnings : read.problems
  for (const { code, facts } of found) cvss.log.add(`${cvss.path}/vectorString`, code, facts)
  return read.ok
    ? { system, vector, score: read.value.score, rating: read.value.rating }
    : { system, vector, score: null, rating: null }
}

function readStatuses(node: JsonNode): CsafVulnerability['statuses'] {
  const status = readNode(node, 'product_status')
  if (status === null) return new Map()
  for (const field of Object.keys(status.value)) {
    if (!isStatus(field))
      status.log.add(status.path, 'csaf.status-not-known', { status: field.slice(0, 100) })
  }
  return new Map(productStatuses.map((name) => [name, readTexts(status, name, nameLimit)]))
}

function isStatus(field: string): field is ProductStatus {
  return productStatuses.some((name) => name === field)
}

function readAbouts(node: JsonNode, field: string, kindField: string): readonly CsafAbout[] {
  return readList(node, field, (entry): CsafAbout | null => {
    const kind = readText(entry, kindField)
    if (kind === null) return null
    return {
      kind,
      text: readText(entry, 'details', noteLimit),
      url: readText(entry, 'url', urlLimit),
      date: readTime(entry, 'date'),
      productIds: readTexts(entry, 'product_ids', nameLimit),
      groupIds: readTexts(entry, 'group_ids', nameLimit),
    }
  })
}

/** Whether a value is what a document begins with. */
export function isCsaf(value: unknown): value is Readonly<Record<string, unknown>> {
  return isObject(value) && isObject(value.document) && Object.hasOwn(value.document, 'csaf_version')
}
