import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import type { JsonNode } from '../../../json/node.ts'
import { problemLog } from '../../../problem-log.ts'
import { linePath, type XmlElement } from '../../../xml/element.ts'
import { walkXml } from '../../../xml/read-xml.ts'
import { lighteningFor } from '../../details.ts'
import type { SbomDocument } from '../../model/sbom-document.ts'
import { unusedFields } from '../../unused-fields.ts'
import { componentReading, readComponents, readSubject } from '../components.ts'
import { finishDocument } from '../finish.ts'
import { cycloneDxFields, standingOf } from '../versions.ts'
import { conversion, isOurs } from './convert.ts'
import { heldNodes } from './held-nodes.ts'
import { componentShape, dependencyShape, documentShape, metadataShape } from './shapes.data.ts'

/**
 * Reads a CycloneDX document in XML, versions 1.0 to 1.7 and other 1.x by the nearest rules: each component is turned
 * into what the JSON form holds in its place and read by the same functions, as soon as it is complete. Problems and
 * refusals as for JSON, places are lines.
 */
export function readXmlDocument(bytes: Uint8Array): Parsed<SbomDocument> {
  const log = problemLog()
  const convert = conversion(log)
  const unused = unusedFields(cycloneDxFields)
  const reading = componentReading(unused, lighteningFor({ bytes: bytes.length }, log))
  const dependencies = heldNodes(log)
  let metadata: JsonNode | null = null
  const nodeOf = (element: XmlElement, value: unknown): JsonNode => {
    const { places } = convert
    return { value: isRecord(value) ? value : {}, path: linePath(element), log, places }
  }
  const takers: Readonly<Record<string, (element: XmlElement) => void>> = {
    metadata(element) {
      metadata = nodeOf(element, convert.object(element, metadataShape))
      unused.note('metadata', metadata)
      readSubject(reading, metadata)
    },
    'components/component'(element) {
      readComponents(reading, [nodeOf(element, convert.object(element, componentShape))], null)
    },
    'dependencies/dependency'(element) {
      dependencies.hold(convert.value(element, dependencyShape), linePath(element))
    },
  }
  const xml = walkXml(bytes, {
    apart: Object.keys(takers),
    take: (element, path) => {
      if (isOurs(element)) takers[path]?.(element)
    },
  })
  if (!xml.ok) return xml
  const refusal = refusalOf(xml.value)
  if (refusal !== null) return unreadable(refusal)
  const root = nodeOf(xml.value, rootValue(xml.value, convert.object(xml.value, documentShape)))
  unused.note('document', root)
  const document = finishDocument({ root, metadata, reading, dependencies: dependencies.nodes() })
  convert.report()
  return readable(document, [...xml.warnings, ...log.list()])
}

const namespace = /^http:\/\/cyclonedx\.org\/schema\/bom\/(.{1,40})$/

function refusalOf(root: XmlElement) {
  const version = namespace.exec(root.namespace)?.[1]
  if (root.name !== 'bom' || version === undefined) return problem(linePath(root), 'sbom.not-cyclonedx')
  if (standingOf(version) !== 'foreign') return null
  return problem(linePath(root), 'sbom.spec-version-not-supported', { version })
}

/** What was handed over one by one is not in the rest; the version is in the namespace. */
function rootValue({ namespace: uri }: XmlElement, rest: Readonly<Record<string, unknown>>) {
  return { ...rest, bomFormat: 'CycloneDX', specVersion: namespace.exec(uri)?.[1] ?? null }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
