import { isCpeName } from '#versions/identifiers/cpe/index.ts'
import { parsePurl } from '#versions/identifiers/purl/index.ts'
import { type JsonNode, pathTo, readNode, readNodes, readText } from '../../../json/node.ts'
import { eventsOfVers } from '../../csaf/vers.ts'
import { readCvssObject } from '../../cvss-severity.ts'
import type { AdvisorySeverity, RangeEvent } from '../../model/advisory.ts'
import type { NamedProduct, ProductVersions } from '../../model/product.ts'
import type { Pointer } from '../names.ts'
import { leadingFirst, type ReadSeverity } from '../severities.ts'

export const limits = { title: 2048, text: 262_144, url: 2048 } as const

/** The members of a metric's content that hold CVSS; others are scores of no standard that is known. */
const cvssMembers = [
  ['cvss_v3', '3'],
  ['cvss_v4', '4'],
  ['cvss_v2', '2'],
] as const

/** What a record scores, the leading version first. */
export function readMetrics(nodes: readonly JsonNode[]): readonly AdvisorySeverity[] {
  const found = nodes.flatMap((metric): readonly ReadSeverity[] => {
    const content = readNode(metric, 'content')
    if (content === null) return []
    return cvssMembers.flatMap(([name, known]) => {
      const data = readNode(content, name)
      const severity = data === null ? null : readCvssObject(data, { version: known, source: null })
      return severity === null ? [] : [{ known, severity }]
    })
  })
  const each = new Map(found.map((one) => [`${one.known} ${one.severity.vector}`, one]))
  return leadingFirst([...each.values()])
}

/** What a record points to: names stand where people read them. */
export function readPointers(nodes: readonly JsonNode[]): readonly Pointer[] {
  return nodes.map((node) => {
    const owner = readText(node, 'source') ?? ''
    return {
      path: pathTo(node, 'summary'),
      kind: readText(node, 'type') ?? owner,
      owner,
      name: readText(node, 'summary', limits.title)?.trim() ?? null,
      url: readText(node, 'url', limits.url),
    }
  })
}

/** The weaknesses as the pointers of the older answers name them. */
export function readWeaknesses(nodes: readonly JsonNode[]): readonly string[] {
  const ids = nodes.flatMap((node) => readText(node, 'id') ?? [])
  return [...new Set(ids.filter((id) => /^CWE-[0-9]{1,6}$/.test(id)))]
}

interface OkaProduct {
  readonly node: JsonNode
  readonly vendor: string | null
  readonly product: string | null
  /** One version, or a range of constraints with `|` between them; null: nothing is said of versions. */
  readonly version: string | null
  /** The object that names it by CPE and purl. */
  readonly names: JsonNode | null
  /** Whether all that is said of it holds for the whole record. */
  readonly isWhole: boolean
}

/** A product with what is said of its versions; null where nothing names it. */
export function namedProduct({
  node,
  vendor,
  product,
  version,
  names,
  isWhole,
}: OkaProduct): NamedProduct | null {
  const cpe = names === null ? null : readCpe(names)
  if (vendor === null && product === null && cpe === null) return null
  const stretches = version === null ? [] : stretchesIn(version)
  const purl = names === null ? null : readPurl(names)
  return {
    path: node.path,
    source: null,
    vendor,
    product,
    packageName: null,
    collection: null,
    purl,
    cpes: cpe === null ? [] : [cpe],
    platforms: [],
    modules: [],
    repository: null,
    defaultStatus: null,
    versions: isWhole ? (stretches ?? []).map(versionsOf) : [],
    isComplete: isWhole && stretches !== null,
    ...(version === null ? {} : { phrases: [{ text: version, ranges: rangesOf(stretches), cves: [] }] }),
  }
}

/** Null where the form of the CVE program has no word for it: versions above one, and versions but one. */
function stretchesIn(version: string): ReturnType<typeof eventsOfVers> {
  const stretches = eventsOfVers(`vers:generic/${version}`)
  const isSaid = stretches?.flat().every(({ kind }) => kind !== 'above' && kind !== 'limit')
  return isSaid === true ? stretches : null
}

function readCpe(names: JsonNode): string | null {
  const text = readText(names, 'cpe')
  if (text === null || isCpeName(text)) return text
  names.log.add(pathTo(names, 'cpe'), 'advisory.cpe-not-valid', { cpe: text.slice(0, 200) })
  return null
}

/** In an overview among other names, in details by itself. */
function readPurl(names: JsonNode): string | null {
  const purls: readonly unknown[] = Array.isArray(names.value.purls) ? names.value.purls : []
  const others = Array.isArray(names.value.id_refs) ? readNodes(names, 'id_refs') : []
  const told = others.filter((one) => one.value.nameType === 'purl').map((one) => one.value.value)
  const [purl] = [...purls, ...told].filter((one) => typeof one === 'string' && parsePurl(one).ok)
  return typeof purl === 'string' ? purl : null
}

/** In the form of the CVE program. */
function versionsOf(events: readonly RangeEvent[]): ProductVersions {
  const begin = events.find(({ kind }) => kind === 'introduced')?.version ?? '0'
  const end = events.find(({ kind }) => kind !== 'introduced')
  const isOne = end?.kind === 'last-affected' && end.version === begin
  return {
    version: begin,
    status: 'affected',
    lessThan: end?.kind === 'fixed' ? end.version : null,
    lessThanOrEqual: isOne ? null : upTo(end),
    versionType: null,
    changes: [],
  }
}

/** The last version of a stretch; without an end it goes on to `*`. */
function upTo(end: RangeEvent | undefined): string | null {
  if (end === undefined) return '*'
  return end.kind === 'last-affected' ? end.version : null
}

function rangesOf(stretches: readonly (readonly RangeEvent[])[] | null): readonly string[] | null {
  return (
    stretches?.map((events) => {
      const { version, lessThan, lessThanOrEqual } = versionsOf(events)
      if (lessThan !== null) return `>= ${version}, < ${lessThan}`
      if (lessThanOrEqual === '*') return `>= ${version}`
      return lessThanOrEqual === null ? `= ${version}` : `>= ${version}, <= ${lessThanOrEqual}`
    }) ?? null
  )
}
