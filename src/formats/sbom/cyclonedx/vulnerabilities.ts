import {
  isObject,
  type JsonNode,
  pathTo,
  readArray,
  readList,
  readNode,
  readNumber,
  readText,
  readTexts,
  readTime,
  requireText,
} from '../../json/node.ts'
import type {
  SbomAffected,
  SbomAnalysis,
  SbomCompleteness,
  SbomRating,
  SbomVulnerability,
  SbomVulnerabilitySource,
} from '../model/vulnerability.ts'
import type { ComponentReading } from './components.ts'

const addressLimit = 2048
const refLimit = 2048
const longLimit = 65_536

/** What the document says about vulnerabilities, with what its author decided about them. */
export function readVulnerabilities(
  reading: ComponentReading,
  nodes: Iterable<JsonNode>,
): readonly SbomVulnerability[] {
  return Array.from(nodes, (node) => readVulnerability(reading, node))
}

function readVulnerability({ unused }: ComponentReading, node: JsonNode): SbomVulnerability {
  unused.note('vulnerability', node)
  const long = (field: string) => readText(node, field, longLimit)
  return {
    ref: readText(node, 'bom-ref', refLimit),
    path: node.path,
    id: readText(node, 'id'),
    source: readSource(node),
    references: readList(node, 'references', (one) => {
      const id = requireText(one, 'id')
      return id === null ? null : { id, source: readSource(one) }
    }),
    ratings: readList(node, 'ratings', readRating),
    cwes: readArray(node, 'cwes').flatMap((one, index) => readCwe(node, one, index)),
    description: long('description'),
    detail: long('detail'),
    recommendation: long('recommendation'),
    workaround: long('workaround'),
    advisories: readList(node, 'advisories', (one) => {
      const url = requireText(one, 'url', addressLimit)
      return url === null ? null : { title: readText(one, 'title'), url }
    }),
    created: readTime(node, 'created'),
    published: readTime(node, 'published'),
    updated: readTime(node, 'updated'),
    rejected: readTime(node, 'rejected'),
    analysis: readAnalysis(node),
    affects: readList(node, 'affects', readAffected),
  }
}

function readSource(node: JsonNode): SbomVulnerabilitySource | null {
  const source = readNode(node, 'source')
  if (source === null) return null
  const [name, url] = [readText(source, 'name'), readText(source, 'url', addressLimit)]
  return name === null && url === null ? null : { name, url }
}

function readRating(node: JsonNode): SbomRating {
  return {
    source: readSource(node),
    score: readNumber(node, 'score'),
    severity: readText(node, 'severity'),
    method: readText(node, 'method'),
    vector: readText(node, 'vector'),
  }
}

/** A number in JSON, a text of digits in XML. */
function readCwe(node: JsonNode, value: unknown, index: number): readonly number[] {
  const cwe = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value
  if (typeof cwe === 'number' && Number.isSafeInteger(cwe) && cwe > 0) return [cwe]
  node.log.add(`${pathTo(node, 'cwes')}/${index}`, 'json.wrong-kind', { expected: 'integer' })
  return []
}

function readAnalysis(vulnerability: JsonNode): SbomAnalysis | null {
  const node = readNode(vulnerability, 'analysis')
  if (node === null) return null
  return {
    state: readText(node, 'state'),
    justification: readText(node, 'justification'),
    // The element of XML has the plural.
    responses: [...readTexts(node, 'response'), ...readTexts(node, 'responses')],
    detail: readText(node, 'detail', longLimit),
    firstIssued: readTime(node, 'firstIssued'),
    lastUpdated: readTime(node, 'lastUpdated'),
  }
}

function readAffected(node: JsonNode): SbomAffected | null {
  const ref = requireText(node, 'ref', refLimit)
  if (ref === null) return null
  return {
    ref,
    versions: readList(node, 'versions', (one) => ({
      version: readText(one, 'version', longLimit),
      range: readText(one, 'range', longLimit),
      status: readText(one, 'status'),
    })),
  }
}

/** How complete the parts of the document are. */
export function readCompleteness({ unused }: ComponentReading, root: JsonNode): readonly SbomCompleteness[] {
  return readList(root, 'compositions', (node) => {
    unused.note('composition', node)
    const aggregate = requireText(node, 'aggregate')
    if (aggregate === null) return null
    return {
      aggregate,
      assemblies: readRefs(node, 'assemblies'),
      dependencies: readRefs(node, 'dependencies'),
      vulnerabilities: readRefs(node, 'vulnerabilities'),
    }
  })
}

/** Texts in JSON, elements with an attribute in XML. */
function readRefs(node: JsonNode, field: string): readonly string[] {
  return readArray(node, field).flatMap((value, index) => {
    const ref = isObject(value) ? value.ref : value
    if (typeof ref === 'string' && ref.length <= refLimit) return [ref]
    node.log.add(`${pathTo(node, field)}/${index}`, 'json.wrong-kind', { expected: 'text' })
    return []
  })
}
