import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { problemLog } from '../../../problem-log.ts'
import { linePath, type XmlElement } from '../../../xml/element.ts'
import { walkLimits } from '../../../xml/order.ts'
import { walkXml } from '../../../xml/read-xml.ts'
import { growingArrays } from '../document.ts'
import { type Notation, notationOf } from '../notation.ts'
import { fieldMaker } from './fields.ts'

/** What was read is kept until relationships are known, so that less is taken than of JSON. */
const limits = { ...walkLimits, bytes: 256 * 1024 * 1024 }

/**
 * Reads the XML notation of SPDX 2: each element is the field of its name in JSON. Packages and other entries that
 * grow are turned into what JSON has in their place as soon as they are complete.
 */
export function readXmlNotation(bytes: Uint8Array): Parsed<Notation> {
  const log = problemLog()
  const lines = new WeakMap<object, number>()
  const { objectOf } = fieldMaker({ lines, log })
  const lists = new Map<string, object[]>()
  const apart = (element: XmlElement, name: string) => {
    const list = lists.get(name) ?? []
    lists.set(name, list)
    list.push(objectOf(element))
  }
  const xml = walkXml(bytes, { apart: growingArrays, take: apart }, limits)
  if (!xml.ok) return xml
  if (xml.value.name !== 'Document') return unreadable(problem(linePath(xml.value), 'sbom.not-spdx'))
  for (const { path, code, facts } of xml.warnings) log.add(path, code, facts)
  return readable(notationOf({ value: objectOf(xml.value), lists, lines, log }))
}
