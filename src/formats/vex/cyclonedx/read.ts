import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { tlpOf } from '../../advisory/tlp.ts'
import { countUnusedAmong } from '../../advisory/unused.ts'
import { type JsonNode, readList, readNode, readNodes, readText, readTime } from '../../json/node.ts'
import { readJsonRoot } from '../../json/root.ts'
import type { VexDocument } from '../model/vex-document.ts'
import { nameLimit } from '../products.ts'
import { productsOf } from './products.ts'
import { readStatements } from './statements.ts'
import { cycloneDxVexVersions, usedFields } from './versions.ts'

/**
 * Reads what a CycloneDX document says of vulnerabilities. One that is listed without an analysis and without a status of
 * versions states nothing: it is counted. Refused is what is no CycloneDX in JSON.
 */
export function readCycloneDxVex(bytes: Uint8Array): Parsed<VexDocument> {
  const json = readJsonRoot(bytes)
  if (!json.ok) return json
  const root = json.value
  const version = readText(root, 'specVersion')
  if (root.value.bomFormat !== 'CycloneDX' || version === null)
    return unreadable(problem('/bomFormat', 'vex.not-cyclonedx'))
  if (!version.startsWith('1.'))
    return unreadable(problem('/specVersion', 'vex.version-not-supported', { version: version.slice(0, 40) }))
  if (!cycloneDxVexVersions.includes(version) && Object.hasOwn(root.value, 'vulnerabilities'))
    root.log.add('/specVersion', 'vex.version-near', { version: version.slice(0, 40) })
  return readable(readDocument(root, version), root.log.list())
}

function readDocument(root: JsonNode, formatVersion: string): VexDocument {
  const metadata = readNode(root, 'metadata')
  const issued = metadata === null ? null : readTime(metadata, 'timestamp')
  const products = productsOf(root)
  const nodes = readNodes(root, 'vulnerabilities')
  const statements = nodes.flatMap((node) => readStatements(node, { products, issued }))
  if (statements.length === 0) root.log.add('/vulnerabilities', 'vex.no-statements')
  const analyses = nodes.flatMap((node) => readNode(node, 'analysis') ?? [])
  return {
    format: 'cyclonedx',
    formatVersion,
    id: readText(root, 'serialNumber'),
    version: typeof root.value.version === 'number' ? String(root.value.version) : null,
    author: metadata === null ? null : readAuthor(metadata),
    title: products.subject,
    issued,
    modified: issued,
    tlp: metadata === null ? null : readTlp(metadata),
    products: products.list.products,
    statements,
    unused: [
      ...countUnusedAmong(nodes, 'vulnerabilities.', usedFields.vulnerability),
      ...countUnusedAmong(analyses, 'vulnerabilities.analysis.', usedFields.analysis),
    ],
  }
}

/** Who answers for the document: its manufacturer or supplier, else who wrote it. */
function readAuthor(metadata: JsonNode): string | null {
  for (const field of ['manufacturer', 'manufacture', 'supplier']) {
    const organisation = readNode(metadata, field)
    const name = organisation === null ? null : readText(organisation, 'name', nameLimit)
    if (name !== null) return name
  }
  const authors = readList(metadata, 'authors', (author) => readText(author, 'name', nameLimit))
  return authors.length === 0 ? null : authors.join(', ').slice(0, nameLimit)
}

/** Since 1.7. A label that nobody knows was not meant for everybody. */
function readTlp(metadata: JsonNode): VexDocument['tlp'] {
  const constraints = readNode(metadata, 'distributionConstraints')
  const label = constraints === null ? null : readText(constraints, 'tlp')
  if (constraints === null || label === null) return null
  const known = tlpOf(label.replaceAll('_AND_', '+').replaceAll('_', '+'))
  if (known === null)
    constraints.log.add(`${constraints.path}/tlp`, 'vex.label-not-known', { label: label.slice(0, 40) })
  return known ?? 'red'
}
