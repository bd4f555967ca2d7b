import type { ProblemLog } from '../../../problem-log.ts'
import type { XmlElement } from '../../../xml/element.ts'
import { linePath } from '../../../xml/element.ts'
import { licenceShape, type ObjectShape, oldToolsShape, type Shape, toolsShape } from './shapes.data.ts'

/** Makes of elements what the JSON of CycloneDX holds in their place, so that one reader reads both. */
export interface Conversion {
  /** Where each object stands in the document. */
  readonly places: WeakMap<object, string>
  object(element: XmlElement, shape: ObjectShape): Readonly<Record<string, unknown>>
  /** Of the entries of a list. */
  value(element: XmlElement, shape: Shape): unknown
  /** Tells, each once, of elements that are not CycloneDX's. */
  report(): void
}

interface Foreign {
  readonly path: string
  readonly field: string
  count: number
}

/** A hostile document may invent a new name per component. */
const mostForeign = 500

const namespaces = /^http:\/\/cyclonedx\.org\/schema\//

/** Whether an element is CycloneDX's own, of whatever version. */
export function isOurs({ namespace }: XmlElement): boolean {
  return namespaces.test(namespace)
}

/** Counts elements that are not CycloneDX's. */
function foreignNames(log: ProblemLog): { note(element: XmlElement): void; report(): void } {
  const foreign = new Map<string, Foreign>()
  return {
    note(element) {
      const key = `{${element.namespace}}${element.name}`
      const known = foreign.get(key)
      if (known !== undefined) known.count++
      else if (foreign.size < mostForeign) {
        foreign.set(key, { path: linePath(element), field: element.name.slice(0, 100), count: 1 })
      }
    },
    report() {
      for (const { path, field, count } of foreign.values())
        log.add(path, 'sbom.field-unknown', { field, count })
    },
  }
}

export function conversion(log: ProblemLog): Conversion {
  const places = new WeakMap<object, string>()
  const foreign = foreignNames(log)

  function ownChildren(element: XmlElement): readonly XmlElement[] {
    for (const child of element.children) if (!isOurs(child)) foreign.note(child)
    return element.children.filter(isOurs)
  }

  function object(element: XmlElement, shape: ObjectShape): Readonly<Record<string, unknown>> {
    const fields = new Map<string, unknown>()
    for (const [name, held] of element.attributes) {
      if (!name.startsWith('{')) fields.set(name, scalar(held, shape.fields.get(name)))
    }
    const isKnown = shape !== plainObject
    for (const child of ownChildren(element)) {
      if (!isKnown && fields.has(child.name)) continue
      addField(fields, child, shape.fields.get(child.name))
    }
    if (shape.text !== null && element.text.trim() !== '') fields.set(shape.text, element.text.trim())
    return placed(element, Object.fromEntries(fields))
  }

  function addField(fields: Map<string, unknown>, child: XmlElement, shape: Shape | undefined): void {
    const known = fields.get(child.name)
    if (shape?.kind === 'many') {
      const entry = value(child, shape.entry)
      if (Array.isArray(known)) known.push(entry)
      else fields.set(child.name, [entry])
      return
    }
    if (known !== undefined) log.add(linePath(child), 'json.name-twice')
    fields.set(child.name, value(child, shape))
  }

  function value(element: XmlElement, shape: Shape | undefined): unknown {
    if (shape === undefined) return isLeaf(element) ? element.text.trim() : object(element, plainObject)
    switch (shape.kind) {
      case 'object':
        return object(element, shape)
      case 'list':
        return ownChildren(element).flatMap((child) => listEntry(child, shape.entries))
      case 'many':
        return [value(element, shape.entry)]
      case 'licences':
        return ownChildren(element).map(licence)
      case 'edges':
        return edges(element)
      case 'tools':
        return value(
          element,
          element.children.some(({ name }) => name === 'tool') ? oldToolsShape : toolsShape,
        )
      default:
        return scalar(element.text.trim(), shape)
    }
  }

  function listEntry(child: XmlElement, entries: Readonly<Record<string, () => Shape>>): readonly unknown[] {
    if (Object.keys(entries).length === 0) return [placed(child, {})]
    const shape = Object.hasOwn(entries, child.name) ? entries[child.name] : undefined
    if (shape !== undefined) return [value(child, shape())]
    foreign.note(child)
    return []
  }

  /** One of `license`, `expression` and, from 1.7 on, `expression-detailed`. */
  function licence(choice: XmlElement): unknown {
    if (choice.name === 'expression') {
      const { attributes } = choice
      return placed(choice, {
        expression: choice.text.trim(),
        acknowledgement: attributes.get('acknowledgement') ?? null,
      })
    }
    const fields = object(choice, licenceShape)
    return choice.name === 'license' ? placed(choice, { license: fields }) : fields
  }

  function edges(element: XmlElement): unknown {
    const refsOf = (name: string) =>
      ownChildren(element)
        .filter((child) => child.name === name)
        .map((child) => child.attributes.get('ref') ?? null)
    const ref = element.attributes.get('ref') ?? null
    return placed(element, { ref, dependsOn: refsOf('dependency'), provides: refsOf('provides') })
  }

  function placed<T extends object>(element: XmlElement, made: T): T {
    places.set(made, linePath(element))
    return made
  }

  return {
    places,
    object,
    value,
    report: foreign.report,
  }
}

/** Of what is not read the first of each name is enough; it may well be a list. */
const plainObject: ObjectShape = { kind: 'object', fields: new Map(), text: null }

function isLeaf({ children, attributes }: XmlElement): boolean {
  return children.length === 0 && attributes.size === 0
}

/** What cannot be the kind it should be stays a text, for the reader to tell of. */
function scalar(text: string, shape: Shape | undefined): unknown {
  if (shape?.kind === 'number' && /^[+-]?\d{1,15}$/.test(text)) return Number(text)
  if (shape?.kind === 'decimal' && /^[+-]?\d{1,15}(?:\.\d{0,15})?$/.test(text)) return Number(text)
  if (shape?.kind !== 'truth') return text
  if (text === 'true' || text === '1') return true
  return text === 'false' || text === '0' ? false : text
}
