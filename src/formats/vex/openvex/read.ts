import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { countUnusedAmong } from '../../advisory/unused.ts'
import {
  hasField,
  type JsonNode,
  readArray,
  readNode,
  readNodes,
  readText,
  readTexts,
  readTime,
  requireText,
} from '../../json/node.ts'
import { readJsonRoot } from '../../json/root.ts'
import type { VexDocument, VexStatement } from '../model/vex-document.ts'
import { nameLimit, type ProductList, productList, textLimit } from '../products.ts'
import { justificationOf, statusOf } from '../words.ts'
import { readProductsOf } from './products.ts'
import { contextAddress, openVexVersions, usedFields } from './versions.ts'

/**
 * Reads an OpenVEX document. A statement without a status, a vulnerability or a product says nothing: it is left out and
 * told. Refused is what is no OpenVEX and what is of a version nobody knows.
 */
export function readOpenVex(bytes: Uint8Array): Parsed<VexDocument> {
  const json = readJsonRoot(bytes)
  if (!json.ok) return json
  const root = documentIn(json.value)
  const context = contextOf(root)
  if (context === null) return unreadable(problem('/@context', 'vex.not-openvex'))
  const formatVersion = /\/v([0-9.]{1,20})$/.exec(context)?.[1] ?? null
  if (formatVersion !== null && !openVexVersions.includes(formatVersion)) {
    if (!/^0\./.test(formatVersion))
      return unreadable(problem('/@context', 'vex.version-not-supported', { version: formatVersion }))
    root.log.add(`${root.path}/@context`, 'vex.version-near', { version: formatVersion })
  }
  return readable(readDocument(root, formatVersion), root.log.list())
}

/** The document itself, or what an in-toto statement says of its subjects. */
function documentIn(root: JsonNode): JsonNode {
  if (hasField(root, '@context') || !hasField(root, 'predicateType')) return root
  return readNode(root, 'predicate') ?? root
}

function contextOf(root: JsonNode): string | null {
  const value = root.value['@context']
  const texts = Array.isArray(value) ? value : [value]
  return (
    texts.find((text): text is string => typeof text === 'string' && text.startsWith(contextAddress)) ?? null
  )
}

function readDocument(root: JsonNode, formatVersion: string | null): VexDocument {
  const list = productList()
  const nodes = readNodes(root, 'statements')
  if (nodes.length === 0) root.log.add(`${root.path}/statements`, 'vex.no-statements')
  const issued = requireText(root, 'timestamp') === null ? null : readTime(root, 'timestamp')
  const document = {
    format: 'openvex',
    formatVersion,
    id: requireText(root, '@id', nameLimit),
    version: versionOf(root),
    author: requireText(root, 'author', nameLimit),
    title: null,
    issued,
    modified: readTime(root, 'last_updated') ?? issued,
    tlp: null,
    statements: nodes.flatMap((node) => readStatement(node, list, issued) ?? []),
    unused: [
      ...countUnusedAmong([root], '', usedFields.document),
      ...countUnusedAmong(nodes, 'statements.', usedFields.statement),
    ],
  }
  return { ...document, products: list.products }
}

/** A number since 0.2.0, a text before. */
function versionOf(root: JsonNode): string | null {
  const { version } = root.value
  return typeof version === 'number' && Number.isSafeInteger(version)
    ? String(version)
    : readText(root, 'version')
}

function readStatement(node: JsonNode, list: ProductList, issued: string | null): VexStatement | null {
  const names = namesOf(node)
  const word = requireText(node, 'status')
  const status = statusOf(word)
  if (word !== null && status === null)
    node.log.add(`${node.path}/status`, 'vex.status-not-known', { status: word.slice(0, 40) })
  if (names.length === 0) node.log.add(`${node.path}/vulnerability`, 'vex.no-vulnerability')
  if (names.length === 0 || status === null) return null
  const products = readProductsOf(node, list)
  if (products.length === 0) node.log.add(`${node.path}/products`, 'vex.no-products')
  const statement: VexStatement = {
    path: node.path,
    names,
    status,
    statusWord: null,
    ...readWhy(node),
    action: readText(node, 'action_statement', textLimit),
    notes: readText(node, 'status_notes', textLimit),
    remediations: [],
    at: readTime(node, 'last_updated') ?? readTime(node, 'timestamp') ?? issued,
    products,
  }
  tellMissing(node, statement)
  return statement
}

function readWhy(node: JsonNode): Pick<VexStatement, 'justification' | 'justificationWord' | 'impact'> {
  const word = readText(node, 'justification')
  const justification = justificationOf(word)
  if (word !== null && justification === null)
    node.log.add(`${node.path}/justification`, 'vex.justification-not-known', { word: word.slice(0, 40) })
  return {
    justification,
    justificationWord: justification === null ? word : null,
    impact: readText(node, 'impact_statement', textLimit),
  }
}

/** OpenVEX 0.2.0: `not_affected` must say why, `affected` what to do. */
function tellMissing(
  node: JsonNode,
  { status, justification, justificationWord, impact, action }: VexStatement,
): void {
  const isReasoned = justification !== null || justificationWord !== null || impact !== null
  if (status === 'not_affected' && !isReasoned) node.log.add(node.path, 'vex.no-justification')
  if (status === 'affected' && action === null) node.log.add(node.path, 'vex.no-action')
}

/** The leading name, then others of the same vulnerability. */
function namesOf(node: JsonNode): readonly string[] {
  if (typeof node.value.vulnerability === 'string') {
    const name = readText(node, 'vulnerability')
    return name === null ? [] : [name]
  }
  const vulnerability = readNode(node, 'vulnerability')
  if (vulnerability === null) return []
  const name = readText(vulnerability, 'name') ?? readText(vulnerability, '@id')
  const aliases = readArray(vulnerability, 'aliases').length === 0 ? [] : readTexts(vulnerability, 'aliases')
  return [...new Set([...(name === null ? [] : [name]), ...aliases])]
}
