import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { isCve, normaliseVulnerabilityId } from '#versions/identifiers/vulnerability-id/index.ts'
import { isObject, type JsonNode, readNode, readNodes, readText } from '../../json/node.ts'
import { jsonLimits, splitJson } from '../../json/read-json.ts'
import { configurationNames, readConfiguration } from '../cpe-configurations.ts'
import { readCvssObject } from '../cvss-severity.ts'
import { readDay, readDecisions } from '../decisions.ts'
import type { Advisory, AdvisorySeverity, ToldExploitation } from '../model/advisory.ts'
import type { CpeConfiguration } from '../model/configuration.ts'
import type { NamedProduct } from '../model/product.ts'
import { readNamedProducts } from '../named-products.ts'
import { packagesAmong } from '../product-ranges.ts'
import { readCweIds, readDescription, readTaggedReferences } from '../references.ts'
import { countUnused } from '../unused.ts'
import { readUtcTime } from '../utc-time.ts'
import { readLegacyItem } from './read-legacy.ts'
import { metricLists, otherProducts, recordArrays, usedFields, usedMetrics } from './versions.ts'

const detailsLimit = 262_144

/**
 * Reads one record of the NVD: an entry of `vulnerabilities` (API and feeds 2.0), of `CVE_Items` (feeds 1.1), or an
 * answer that holds a single one. What could not be read is in the warnings, each with its place.
 */
export function readNvd(source: string | Uint8Array): Parsed<Advisory> {
  const json = splitJson(source, [], jsonLimits)
  if (!json.ok) return json
  const { value, log } = json.value
  if (!isObject(value)) return unreadable(problem('', 'advisory.not-nvd'))
  return readEntry({ value, path: '', log })
}

function readEntry(root: JsonNode): Parsed<Advisory> {
  const { value } = root
  const format = typeof value.format === 'string' ? value.format : ''
  const product = otherProducts.get(format)
  if (product !== undefined) return unreadable(problem('/format', 'advisory.other-product', { product }))
  for (const field of recordArrays) {
    if (!Array.isArray(value[field])) continue
    const [only, ...more] = readNodes(root, field)
    if (only !== undefined && more.length === 0) return readEntry(only)
    return unreadable(
      problem(`/${field}`, 'advisory.not-one-record', { records: more.length + Number(only !== undefined) }),
    )
  }
  // Projects that pass records on put them into an envelope of their own.
  const inner = isObject(value.item) ? readNode(root, 'item') : null
  if (inner !== null) return readEntry(inner)
  const cve = isObject(value.cve) ? readNode(root, 'cve') : null
  if (cve !== null && isObject(cve.value.CVE_data_meta)) return readLegacyItem(root, cve)
  return readRecord(cve ?? root, root)
}

function readRecord(cve: JsonNode, around: JsonNode): Parsed<Advisory> {
  const id = readText(cve, 'id') ?? readText(around, 'id')
  if (id === null) return unreadable(problem(`${cve.path}/id`, 'advisory.id-missing'))
  if (!isCve(id)) return unreadable(problem(`${cve.path}/id`, 'feed.cve-not-valid', { id: id.slice(0, 40) }))
  if (cve === around && !saysWhat(cve)) return unreadable(problem(cve.path, 'advisory.not-nvd'))
  return readable({ id: normaliseVulnerabilityId(id), ...readFields(cve, around) }, cve.log.list())
}

/** Other records have an id, too. */
function saysWhat({ value }: JsonNode): boolean {
  return ['vulnStatus', 'descriptions', 'sourceIdentifier', 'configurations'].some((field) =>
    Object.hasOwn(value, field),
  )
}

function readFields(cve: JsonNode, around: JsonNode): Omit<Advisory, 'id'> {
  const note = isObject(around.value._annotation) ? readNode(around, '_annotation') : null
  const modified = readUtcTime(cve, 'lastModified') ?? (note === null ? null : readUtcTime(note, 'modified'))
  const published = readUtcTime(cve, 'published') ?? (note === null ? null : readUtcTime(note, 'published'))
  const metrics = readNode(cve, 'metrics')
  const products = readNodes(cve, 'affected').flatMap(readAffected)
  const status = readText(cve, 'vulnStatus')
  const isRejected = status?.toLowerCase() === 'rejected'
  return {
    format: 'nvd',
    aliases: [],
    related: [],
    upstream: [],
    published,
    modified,
    withdrawn: isRejected ? (modified ?? published ?? never) : null,
    summary: null,
    details:
      readDescription(cve, 'descriptions', detailsLimit) ??
      (note === null ? null : readText(note, 'description', detailsLimit)),
    severities:
      metrics === null ? [] : metricLists.flatMap(([field, version]) => readMetrics(metrics, field, version)),
    rating: null,
    cwes: readCwes(cve),
    affected: isRejected ? [] : packagesAmong(products),
    references: readTaggedReferences([{ node: cve, field: 'references' }]),
    configurations: readConfigurations(cve),
    products,
    decisions: metrics === null ? [] : readNodes(metrics, 'ssvcV203').flatMap(readSsvc),
    exploitation: readExploitation(cve),
    unused: [...countUnused(cve, '', usedFields), ...countUnused(metrics, 'metrics.', usedMetrics)],
  }
}

/** Where a rejected record tells no time at all. */
const never = '1970-01-01T00:00:00Z'

function readAffected(entry: JsonNode): readonly NamedProduct[] {
  return readNamedProducts(entry, 'affectedData', readText(entry, 'source'))
}

/** The NVD's own (or what it made its own, `Primary`) before others'. */
function readMetrics(
  metrics: JsonNode,
  field: string,
  version: '2' | '3' | '4',
): readonly AdvisorySeverity[] {
  const nodes = readNodes(metrics, field)
  const primary = nodes.filter(({ value }) => value.type === 'Primary')
  const others = nodes.filter(({ value }) => value.type !== 'Primary')
  return [...primary, ...others].flatMap((metric) => {
    const data = readNode(metric, 'cvssData')
    if (data === null) {
      metric.log.add(metric.path, 'json.field-missing', { field: 'cvssData' })
      return []
    }
    const place = { version, source: readText(metric, 'source'), word: readText(metric, 'baseSeverity') }
    return readCvssObject(data, place) ?? []
  })
}

function readCwes(cve: JsonNode): readonly string[] {
  const descriptions = readNodes(cve, 'weaknesses').flatMap((weakness) => readNodes(weakness, 'description'))
  return [...new Set(readCweIds(descriptions, 'value'))]
}

function readConfigurations(cve: JsonNode): readonly CpeConfiguration[] {
  return readNodes(cve, 'configurations').map((node) => readConfiguration(node, configurationNames, null))
}

function readSsvc(entry: JsonNode) {
  const data = readNode(entry, 'ssvcData')
  const source = readText(entry, 'source') ?? 'NVD'
  return data === null ? [] : readDecisions(data, names.get(source) ?? source)
}

/** Whom the NVD names by an id where CVE records name them by word. */
const names: ReadonlyMap<string, string> = new Map([['134c704f-9b21-4f2e-91b3-4a467353bcc0', 'CISA-ADP']])

/** The NVD copies the entry of CISA's catalogue. */
function readExploitation(cve: JsonNode): ToldExploitation | null {
  const addedOn = readDay(cve, 'cisaExploitAdd')
  if (addedOn === null) return null
  return {
    name: readText(cve, 'cisaVulnerabilityName'),
    addedOn,
    dueOn: readDay(cve, 'cisaActionDue'),
    action: readText(cve, 'cisaRequiredAction', 20_000),
  }
}
