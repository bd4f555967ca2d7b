import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { isCve, normaliseVulnerabilityId } from '#versions/identifiers/vulnerability-id/index.ts'
import { type JsonNode, readNode, readNodes, readText } from '../../json/node.ts'
import { legacyConfigurationNames, readConfiguration } from '../cpe-configurations.ts'
import { readCvssObject } from '../cvss-severity.ts'
import type { Advisory, AdvisorySeverity } from '../model/advisory.ts'
import type { CpeConfiguration } from '../model/configuration.ts'
import { readCweIds, readDescription, readTaggedReferences } from '../references.ts'
import { countUnused } from '../unused.ts'
import { readUtcTime } from '../utc-time.ts'
import { usedLegacyFields } from './versions.ts'

const detailsLimit = 262_144

/** How the CVE program marked records it took back, when they had no field for it. */
const rejected = /^\s*\*\* REJECT(?:ED)? \*\*/

/** Reads one item of the feeds 1.1. @param cve its MITRE part, by which it was recognised */
export function readLegacyItem(item: JsonNode, cve: JsonNode): Parsed<Advisory> {
  const meta = readNode(cve, 'CVE_data_meta')
  const id = meta === null ? null : readText(meta, 'ID')
  const place = `${cve.path}/CVE_data_meta/ID`
  if (id === null) return unreadable(problem(place, 'advisory.id-missing'))
  if (!isCve(id)) return unreadable(problem(place, 'feed.cve-not-valid', { id: id.slice(0, 40) }))
  return readable({ id: normaliseVulnerabilityId(id), ...readFields(item, cve) }, item.log.list())
}

function readFields(item: JsonNode, cve: JsonNode): Omit<Advisory, 'id'> {
  const modified = readUtcTime(item, 'lastModifiedDate')
  const published = readUtcTime(item, 'publishedDate')
  const description = readNode(cve, 'description')
  const details = description === null ? null : readDescription(description, 'description_data', detailsLimit)
  const references = readNode(cve, 'references')
  return {
    format: 'nvd',
    aliases: [],
    related: [],
    upstream: [],
    published,
    modified,
    withdrawn: rejected.test(details ?? '') ? (modified ?? published ?? '1970-01-01T00:00:00Z') : null,
    summary: null,
    details,
    severities: readSeverities(item),
    rating: null,
    cwes: readCwes(cve),
    affected: [],
    references:
      references === null ? [] : readTaggedReferences([{ node: references, field: 'reference_data' }]),
    configurations: readConfigurations(item),
    products: [],
    decisions: [],
    exploitation: null,
    unused: countUnused(item, '', usedLegacyFields),
  }
}

function readSeverities(item: JsonNode): readonly AdvisorySeverity[] {
  const impact = readNode(item, 'impact')
  if (impact === null) return []
  return [readMetric(impact, '3'), readMetric(impact, '2')].flatMap((one) => one ?? [])
}

function readMetric(impact: JsonNode, version: '2' | '3'): AdvisorySeverity | null {
  const metric = readNode(impact, `baseMetricV${version}`)
  const data = metric === null ? null : readNode(metric, `cvssV${version}`)
  if (metric === null || data === null) return null
  return readCvssObject(data, { version, source: 'nvd@nist.gov', word: readText(metric, 'severity') })
}

function readCwes(cve: JsonNode): readonly string[] {
  const type = readNode(cve, 'problemtype')
  const kinds = type === null ? [] : readNodes(type, 'problemtype_data')
  return [
    ...new Set(
      readCweIds(
        kinds.flatMap((kind) => readNodes(kind, 'description')),
        'value',
      ),
    ),
  ]
}

function readConfigurations(item: JsonNode): readonly CpeConfiguration[] {
  const all = readNode(item, 'configurations')
  const nodes = all === null ? [] : readNodes(all, 'nodes')
  return nodes.map((node) => readConfiguration(node, legacyConfigurationNames, null))
}
