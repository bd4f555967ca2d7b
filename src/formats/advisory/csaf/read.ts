import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import type { JsonNode } from '../../json/node.ts'
import { readList, readNode, readText, readTexts, readTime } from '../../json/node.ts'
import { jsonLimits, splitJson } from '../../json/read-json.ts'
import { type Tlp, tlpOf } from '../tlp.ts'
import { countUnusedAmong } from '../unused.ts'
import type { CsafDocument, CsafPublisher, CsafTracking } from './model.ts'
import { readGroups, readProducts } from './products.ts'
import { usedFields } from './versions.ts'
import { isCsaf, readNotes, readReferences, readVulnerabilities } from './vulnerabilities.ts'

const nameLimit = 4096

/**
 * Reads one CSAF document, 2.0 or 2.1, whether it is valid or not: the verdict is the judge's. Refused is what is no CSAF,
 * has no tracking id, or is of a foreign major version.
 */
export function readCsafDocument(source: string | Uint8Array): Parsed<CsafDocument> {
  const opened = openCsafDocument(source)
  return opened.ok ? readable(opened.value.document, opened.warnings) : opened
}

/** A document, and the JSON that it was read from, for its judge. */
interface OpenedCsaf {
  readonly document: CsafDocument
  readonly json: unknown
}

/** As `readCsafDocument`. */
export function openCsafDocument(source: string | Uint8Array): Parsed<OpenedCsaf> {
  const json = splitJson(source, [], jsonLimits)
  if (!json.ok) return json
  const { value, log } = json.value
  if (!isCsaf(value)) return unreadable(problem('', 'csaf.not-csaf'))
  const root: JsonNode = { value, path: '', log }
  const head = readNode(root, 'document')
  if (head === null) return unreadable(problem('/document', 'csaf.not-csaf'))
  const csafVersion = readText(head, 'csaf_version')
  if (csafVersion === null || !/^2\.\d+$/.test(csafVersion)) {
    return unreadable(
      problem('/document/csaf_version', 'advisory.version-not-supported', { version: csafVersion }),
    )
  }
  const tracking = readTracking(head)
  if (tracking === null) return unreadable(problem('/document/tracking/id', 'advisory.id-missing'))
  return readable({ document: readFields(root, head, { csafVersion, tracking }), json: value }, log.list())
}

function readFields(
  root: JsonNode,
  head: JsonNode,
  known: Pick<CsafDocument, 'csafVersion' | 'tracking'>,
): CsafDocument {
  const aggregate = readNode(head, 'aggregate_severity')
  return {
    ...known,
    category: readText(head, 'category'),
    title: readText(head, 'title', nameLimit),
    language: readText(head, 'lang'),
    publisher: readPublisher(head),
    tlp: readTlp(head),
    aggregateSeverity: aggregate === null ? null : readText(aggregate, 'text'),
    notes: readNotes(head),
    references: readReferences(head),
    products: readProducts(root),
    groups: readGroups(root),
    vulnerabilities: readVulnerabilities(root),
    unused: [
      ...countUnusedAmong([root], '', usedFields.root),
      ...countUnusedAmong([head], 'document.', usedFields.document),
      ...countUnusedAmong(nodesAt(root, 'product_tree'), 'product_tree.', usedFields.tree),
      ...countUnusedAmong(
        readList(root, 'vulnerabilities', (one) => one),
        'vulnerabilities.',
        usedFields.vulnerability,
      ),
    ],
  }
}

function nodesAt(root: JsonNode, name: string): readonly JsonNode[] {
  const node = readNode(root, name)
  return node === null ? [] : [node]
}

function readPublisher(head: JsonNode): CsafPublisher {
  const publisher = readNode(head, 'publisher')
  if (publisher === null) return { name: null, namespace: null, category: null }
  return {
    name: readText(publisher, 'name', nameLimit),
    namespace: readText(publisher, 'namespace', nameLimit),
    category: readText(publisher, 'category'),
  }
}

function readTracking(head: JsonNode): CsafTracking | null {
  const tracking = readNode(head, 'tracking')
  const id = tracking === null ? null : readText(tracking, 'id')
  if (tracking === null || id === null) return null
  return {
    id: id.trim(),
    status: readText(tracking, 'status'),
    version: readText(tracking, 'version'),
    initial: readTime(tracking, 'initial_release_date'),
    current: readTime(tracking, 'current_release_date'),
    aliases: readTexts(tracking, 'aliases', nameLimit),
    revisions: readList(tracking, 'revision_history', (entry) => ({
      number: readText(entry, 'number'),
      date: readTime(entry, 'date'),
    })),
  }
}

/** A label that nobody knows is told and kept as the closest there is, for it was not meant for everybody. */
function readTlp(head: JsonNode): Tlp | null {
  const distribution = readNode(head, 'distribution')
  const tlp = distribution === null ? null : readNode(distribution, 'tlp')
  const label = tlp === null ? null : readText(tlp, 'label')
  if (tlp === null || label === null) return null
  const known = tlpOf(label)
  if (known === null) tlp.log.add(`${tlp.path}/label`, 'csaf.label-not-known', { label: label.slice(0, 40) })
  return known ?? 'red'
}
