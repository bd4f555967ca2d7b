import { type Parsed, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { utf8Of } from '../text/decode-text.ts'
import type { XmlElement } from './element.ts'
import { growTree, type XmlTree } from './grow-tree.ts'
import { walkLimits, type XmlLimits, type XmlOrder, xmlLimits } from './order.ts'
import { feedParser } from './parser.ts'
import { XmlStop, xmlProblem } from './stop.ts'

/**
 * Reads an XML document nobody vouches for, in any encoding that `utf8Of` tells. Namespaces are resolved; nothing
 * is fetched and no entity is expanded: a document type declaration is refused (`xml.doctype`). What is not
 * well-formed or goes beyond a limit is a problem with line and column; characters that XML does not allow are
 * replaced, with a warning.
 */
export function readXml(source: string | Uint8Array, limits: XmlLimits = xmlLimits): Parsed<XmlElement> {
  return walkXml(source, { apart: [], take: () => {} }, limits)
}

/**
 * As `readXml`, with some elements handed over while the document is read; the tree that is returned is without them.
 * What was handed over before a problem is to be thrown away.
 */
export function walkXml(
  source: string | Uint8Array,
  order: XmlOrder,
  limits: XmlLimits = walkLimits,
): Parsed<XmlElement> {
  const utf8 = utf8Of(typeof source === 'string' ? Buffer.from(source) : source)
  if (!utf8.ok) return utf8
  const bytes = utf8.value
  if (bytes.length > limits.bytes) {
    return unreadable({
      path: '',
      code: 'xml.too-large',
      facts: { bytes: bytes.length, limit: limits.bytes },
    })
  }
  const tree = growTree(order, limits)
  try {
    feedParser(bytes, tree)
  } catch (error) {
    if (error instanceof XmlStop) return unreadable(xmlProblem(error))
    throw error
  }
  return finished(tree)
}

function finished(tree: XmlTree): Parsed<XmlElement> {
  const root = tree.root()
  if (root === null) return unreadable({ path: '', code: 'xml.empty' })
  return readable(root, tree.log.list())
}
