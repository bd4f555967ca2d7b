import { attributeOf, type XmlElement } from '../../../xml/element.ts'

/** A resource: what is said of it anywhere in the document. */
export interface RdfNode {
  /** Its address, or `_:name` within the document; null where it has none. */
  readonly id: string | null
  /** Local names of its types. */
  readonly types: ReadonlySet<string>
  /** By the local name of the property. */
  readonly values: ReadonlyMap<string, readonly RdfValue[]>
  /** Where it is described; where it is not, where it is first named. */
  readonly line: number
}

export type RdfValue =
  | { readonly kind: 'text'; readonly text: string; readonly line: number }
  | { readonly kind: 'node'; readonly node: RdfNode; readonly line: number }

interface GrowingNode extends RdfNode {
  readonly types: Set<string>
  readonly values: Map<string, RdfValue[]>
  line: number
}

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const xml = 'http://www.w3.org/XML/1998/namespace'

/**
 * The resources that a document in RDF/XML describes, in the order in which they are (RDF/XML §2, of which this is
 * the part that is in use: typed and untyped nodes, nested or named, properties as elements and attributes). The
 * depth of the walk is bounded by that of the XML.
 */
export function graphOf(root: XmlElement): readonly RdfNode[] {
  const base = attributeOf(root, 'base', xml)?.replace(/#.*$/, '') ?? ''
  const named = new Map<string, GrowingNode>()
  const described = new Set<GrowingNode>()
  const isDocument = root.name === 'RDF' && root.namespace === rdf
  for (const element of isDocument ? root.children : [root]) describe(element)
  return [...described]

  function describe(element: XmlElement): GrowingNode {
    const node = nodeOf(idOf(element), element)
    if (!described.has(node)) node.line = element.line
    described.add(node)
    if (element.namespace !== rdf) node.types.add(element.name)
    addAttributes(node, element)
    addProperties(node, element)
    return node
  }

  function nodeOf(id: string | null, { line }: XmlElement): GrowingNode {
    const known = id === null ? undefined : named.get(id)
    if (known !== undefined) return known
    const node: GrowingNode = { id, types: new Set(), values: new Map(), line }
    if (id !== null) named.set(id, node)
    return node
  }

  function idOf(element: XmlElement): string | null {
    const about = attributeOf(element, 'about', rdf)
    if (about !== null) return resolved(about)
    const local = attributeOf(element, 'ID', rdf)
    if (local !== null) return `${base}#${local}`
    const blank = attributeOf(element, 'nodeID', rdf)
    return blank === null ? null : `_:${blank}`
  }

  function resolved(address: string): string {
    return address === '' || address.startsWith('#') ? base + address : address
  }

  function addProperties(node: GrowingNode, element: XmlElement): void {
    for (const property of element.children) {
      if (property.namespace === rdf && property.name === 'type') {
        const type = attributeOf(property, 'resource', rdf)
        if (type !== null) node.types.add(localName(type))
      } else for (const value of valuesOf(property)) add(node, property.name, value)
    }
  }

  function valuesOf(property: XmlElement): readonly RdfValue[] {
    const { line } = property
    const address = attributeOf(property, 'resource', rdf)
    if (address !== null) return [{ kind: 'node', node: nodeOf(resolved(address), property), line }]
    const blank = attributeOf(property, 'nodeID', rdf)
    if (blank !== null) return [{ kind: 'node', node: nodeOf(`_:${blank}`, property), line }]
    if (attributeOf(property, 'parseType', rdf) === 'Resource') {
      const node = nodeOf(null, property)
      described.add(node)
      addProperties(node, property)
      return [{ kind: 'node', node, line }]
    }
    if (property.children.length === 0) return [{ kind: 'text', text: property.text.trim(), line }]
    return property.children.map((child) => ({ kind: 'node', node: describe(child), line: child.line }))
  }
}

/** Properties may be written as attributes of the node. */
function addAttributes(node: GrowingNode, { attributes, line }: XmlElement): void {
  for (const [name, text] of attributes) {
    const isOwn = name.startsWith('{') && !name.startsWith(`{${rdf}}`) && !name.startsWith(`{${xml}}`)
    if (isOwn) add(node, name.slice(name.indexOf('}') + 1), { kind: 'text', text, line })
  }
}

function add(node: GrowingNode, name: string, value: RdfValue): void {
  const known = node.values.get(name)
  if (known === undefined) node.values.set(name, [value])
  else known.push(value)
}

/** `http://spdx.org/rdf/terms#Package` → `Package`. */
export function localName(address: string): string {
  return address.slice(Math.max(address.lastIndexOf('#'), address.lastIndexOf('/')) + 1)
}
