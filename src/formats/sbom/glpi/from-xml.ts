import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import type { JsonNode } from '../../json/node.ts'
import { problemLog } from '../../problem-log.ts'
import { linePath, type XmlElement } from '../../xml/element.ts'
import { readXml } from '../../xml/read-xml.ts'

/** Lists in JSON; in XML their entries stand one after the other. */
const lists: ReadonlySet<string> = new Set(['softwares', 'firmwares', 'antivirus', 'databases_services'])

/** An inventory in XML as the object that it is in JSON: names in lower case, lists as lists, lines as places. */
export function readInventoryXml(bytes: Uint8Array): Parsed<JsonNode> {
  const xml = readXml(bytes)
  if (!xml.ok) return xml
  const places = new WeakMap<object, string>()
  const log = problemLog()
  const value = objectOf(xml.value, places)
  return readable({ value, path: '', log, places }, xml.warnings)
}

/** As deep as the XML may be. */
function objectOf(element: XmlElement, places: WeakMap<object, string>): Readonly<Record<string, unknown>> {
  const grouped = Map.groupBy(element.children, ({ name }) => name.toLowerCase())
  const fields = [...grouped].map(([name, children]): readonly [string, unknown] => [
    name,
    contentOf(name, children),
  ])
  // fromEntries defines own properties, so that a name `__proto__` stays a plain name.
  const made = Object.fromEntries(fields)
  places.set(made, linePath(element))
  return made

  function contentOf(name: string, children: readonly XmlElement[]): unknown {
    if (lists.has(name)) return children.map((one) => objectOf(one, places))
    const [first] = children
    if (first === undefined) return null
    return first.children.length === 0 ? first.text.trim() : objectOf(first, places)
  }
}
