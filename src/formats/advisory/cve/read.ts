import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { isCve, normaliseVulnerabilityId } from '#versions/identifiers/vulnerability-id/index.ts'
import { isObject, type JsonNode, readNode, readNodes, readText, readTexts } from '../../json/node.ts'
import { jsonLimits, splitJson } from '../../json/read-json.ts'
import type { Advisory } from '../model/advisory.ts'
import { packagesAmong } from '../product-ranges.ts'
import { readDescription, readTaggedReferences } from '../references.ts'
import { countUnused } from '../unused.ts'
import { readUtcTime } from '../utc-time.ts'
import { type Container, readContainer } from './container.ts'
import { isReadable, usedContainerFields } from './versions.ts'

const detailsLimit = 262_144

/**
 * Reads one record of the CVE program, format 5. What could not be read is in the warnings, each with its place; it is
 * refused when it is not such a record, of another major version, or only reserved.
 */
export function readCve(source: string | Uint8Array): Parsed<Advisory> {
  const json = splitJson(source, [], jsonLimits)
  if (!json.ok) return json
  const { value, log } = json.value
  if (!isObject(value) || value.dataType !== 'CVE_RECORD') return unreadable(problem('', 'advisory.not-cve'))
  return readRecord({ value, path: '', log })
}

function readRecord(root: JsonNode): Parsed<Advisory> {
  const version = readText(root, 'dataVersion')
  if (!isReadable(version)) {
    return unreadable(problem('/dataVersion', 'advisory.version-not-supported', { version }))
  }
  const meta = readNode(root, 'cveMetadata')
  const id = meta === null ? null : readText(meta, 'cveId')
  if (meta === null || id === null) return unreadable(problem('/cveMetadata/cveId', 'advisory.id-missing'))
  if (!isCve(id)) {
    return unreadable(problem('/cveMetadata/cveId', 'feed.cve-not-valid', { id: id.slice(0, 40) }))
  }
  const state = readText(meta, 'state')?.toUpperCase() ?? null
  if (state !== 'PUBLISHED' && state !== 'REJECTED') {
    return unreadable(
      problem('/cveMetadata/state', 'advisory.not-published', { state: state?.slice(0, 40) ?? null }),
    )
  }
  const containers = readNode(root, 'containers')
  const cna = containers === null ? null : readNode(containers, 'cna')
  if (containers === null || cna === null) {
    return unreadable(problem('/containers', 'json.field-missing', { field: 'cna' }))
  }
  const parts: Parts = { meta, cna, adps: readNodes(containers, 'adp'), isRejected: state === 'REJECTED' }
  return readable({ id: normaliseVulnerabilityId(id), ...readFields(parts) }, root.log.list())
}

interface Parts {
  readonly meta: JsonNode
  readonly cna: JsonNode
  readonly adps: readonly JsonNode[]
  readonly isRejected: boolean
}

function readFields({ meta, cna, adps, isRejected }: Parts): Omit<Advisory, 'id'> {
  const modified = readUtcTime(meta, 'dateUpdated')
  const published = readUtcTime(meta, 'datePublished')
  const voices = [cna, ...adps].map((node, index) => readContainer(node, index === 0 ? 'CNA' : 'ADP'))
  const all = <K extends 'severities' | 'products' | 'decisions' | 'cwes' | 'configurations'>(field: K) =>
    voices.flatMap((voice): Container[K][number][] => [...voice[field]])
  const products = all('products')
  return {
    format: 'cve',
    aliases: [],
    related: readTexts(cna, 'replacedBy').filter(isCve).map(normaliseVulnerabilityId),
    upstream: [],
    published,
    modified,
    withdrawn: isRejected ? (readUtcTime(meta, 'dateRejected') ?? modified ?? published ?? never) : null,
    summary: readText(cna, 'title', 4096),
    details: readDescription(cna, isRejected ? 'rejectedReasons' : 'descriptions', detailsLimit),
    severities: all('severities'),
    rating: null,
    cwes: [...new Set(all('cwes'))],
    affected: isRejected ? [] : packagesAmong(products),
    references: readTaggedReferences([cna, ...adps].map((node) => ({ node, field: 'references' }))),
    configurations: all('configurations'),
    products,
    decisions: all('decisions'),
    exploitation: voices.find(({ exploitation }) => exploitation !== null)?.exploitation ?? null,
    unused: [
      ...countUnused(cna, 'containers.cna.', usedContainerFields),
      ...adps.flatMap((adp) => countUnused(adp, 'containers.adp.', usedContainerFields)),
    ],
  }
}

/** Where a rejected record tells no time at all. */
const never = '1970-01-01T00:00:00Z'
