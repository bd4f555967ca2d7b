import { type ProblemLog, problemLog } from '../problem-log.ts'
import { ownCopy } from '../text/own-copy.ts'
import type { XmlElement } from './element.ts'
import { declaredPrefix, outermostScope, resolvePrefix, type Scope, splitName } from './namespaces.ts'
import type { XmlLimits, XmlOrder } from './order.ts'
import type { XmlListener } from './parser.ts'
import { type XmlPlace, XmlStop } from './stop.ts'

/** Makes elements of what a parser tells. */
export interface XmlTree extends XmlListener {
  readonly log: ProblemLog
  /** The document's element, once it is complete. */
  root(): XmlElement | null
}

interface GrowingElement {
  name: string
  namespace: string
  attributes: ReadonlyMap<string, string>
  readonly children: XmlElement[]
  text: string
  readonly line: number
}

/** An element whose end has not come yet. */
interface OpenElement {
  readonly element: GrowingElement
  readonly scope: Scope
  /** Below the document's element; null deeper than anything that is handed over. */
  readonly path: string | null
  /** How many elements lay in memory before it. */
  readonly heldBefore: number
}

const noAttributes: ReadonlyMap<string, string> = new Map()

export function growTree(order: XmlOrder, limits: XmlLimits): XmlTree {
  const log = problemLog()
  const apart = new Set(order.apart)
  const deepestApart = Math.max(0, ...order.apart.map((path) => path.split('/').length))
  const open: OpenElement[] = []
  let tag: { readonly name: string; readonly line: number; readonly attributes: Map<string, string> } = {
    name: '',
    line: 1,
    attributes: new Map(),
  }
  let root: XmlElement | null = null
  let held = 0

  return {
    log,
    root: () => root,
    begin(name, place) {
      if (root !== null) throw new XmlStop('xml.not-well-formed', place, { reason: 'second root' })
      if (open.length >= limits.depth) throw new XmlStop('xml.too-deep', place, { limit: limits.depth })
      if (held >= limits.held) throw new XmlStop('xml.too-many-elements', place, { limit: limits.held })
      tag = { name, line: place.line, attributes: new Map() }
    },
    attribute(name, value, place) {
      if (tag.attributes.has(name))
        throw new XmlStop('xml.attribute-twice', place, { name: name.slice(0, 100) })
      if (tag.attributes.size >= limits.attributes) {
        throw new XmlStop('xml.too-many-attributes', place, { limit: limits.attributes })
      }
      tag.attributes.set(name, ownCopy(mended(value, place).replaceAll(/[\t\n\r]/g, ' ')))
    },
    open(place) {
      const outer = open.at(-1)
      const scope = scopeOf(tag.attributes, outer?.scope ?? outermostScope)
      const { local, namespace } = resolved(tag.name, scope, place)
      const attributes = attributesOf(tag.attributes, scope, place)
      const element = { name: local, namespace, attributes, children: [], text: '', line: tag.line }
      open.push({ element, scope, path: pathBelow(outer, local), heldBefore: held })
      held++
    },
    text(text, place) {
      const inner = open.at(-1)
      if (inner !== undefined) inner.element.text += mended(text, place)
    },
    close() {
      const closed = open.pop()
      if (closed === undefined) return
      const { element, path, heldBefore } = closed
      if (element.text !== '') element.text = ownCopy(textWithin(element))
      const parent = open.at(-1)
      if (parent === undefined) root = element
      else if (path !== null && apart.has(path)) {
        held = heldBefore
        order.take(element, path)
      } else parent.element.children.push(element)
    },
  }

  function pathBelow(outer: OpenElement | undefined, name: string): string | null {
    if (outer === undefined) return ''
    if (outer.path === null || open.length > deepestApart) return null
    return outer.path === '' ? name : `${outer.path}/${name}`
  }

  function mended(text: string, { line }: XmlPlace): string {
    if (!notXml.test(text)) return text
    log.add(`/line/${line}`, 'xml.text-mended')
    return text.replaceAll(everyNotXml, '\ufffd')
  }
}

/** Characters that no XML document may hold, not even escaped (XML 1.0 §2.2). */
const notXml = /[[\p{Cc}--[\t\n\r\u007f-\u009f]]\ufffe\uffff]/v
const everyNotXml = new RegExp(notXml, 'gv')

/** Line ends are one character; white space between children is for the eye. */
function textWithin({ text, children }: GrowingElement): string {
  if (children.length > 0 && text.trim() === '') return ''
  return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text
}

function scopeOf(attributes: ReadonlyMap<string, string>, outer: Scope): Scope {
  let own: Map<string, string> | null = null
  for (const [name, value] of attributes) {
    const prefix = declaredPrefix(name)
    if (prefix === null) continue
    own ??= new Map()
    own.set(prefix, value)
  }
  return own === null ? outer : { outer, own }
}

function resolved(name: string, scope: Scope, place: XmlPlace) {
  const { prefix, local } = splitName(name)
  const namespace = resolvePrefix(scope, prefix)
  if (namespace === null) throw new XmlStop('xml.prefix-unknown', place, { prefix: prefix.slice(0, 100) })
  return { local, namespace }
}

function attributesOf(
  written: ReadonlyMap<string, string>,
  scope: Scope,
  place: XmlPlace,
): ReadonlyMap<string, string> {
  if (written.size === 0) return noAttributes
  const attributes = new Map<string, string>()
  for (const [name, value] of written) {
    if (declaredPrefix(name) !== null) continue
    const full = fullName(name, scope, place)
    if (attributes.has(full)) throw new XmlStop('xml.attribute-twice', place, { name: name.slice(0, 100) })
    attributes.set(full, value)
  }
  return attributes
}

function fullName(name: string, scope: Scope, place: XmlPlace): string {
  if (!name.includes(':')) return name
  const { local, namespace } = resolved(name, scope, place)
  return `{${namespace}}${local}`
}
