import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { entryNodes, isObject, type JsonNode, readNode } from '../../json/node.ts'
import { type SplitJson, splitJson } from '../../json/read-json.ts'
import { type Lightening, lighteningFor } from '../details.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { unusedFields } from '../unused-fields.ts'
import { componentReading, readComponents, readSubject } from './components.ts'
import { finishDocument } from './finish.ts'
import { cycloneDxFields, standingOf } from './versions.ts'
import { readXmlDocument } from './xml/read-document.ts'

/** A blank or a byte order mark may stand before the first tag. */
const startsAsXml = /^[\ufeff\s]{0,1000}</

/** Reads a CycloneDX document in JSON or XML; the first character tells which. */
export function readCycloneDx(source: string | Uint8Array): Parsed<SbomDocument> {
  const start = typeof source === 'string' ? source.slice(0, 1100) : decodeStart(source)
  if (!startsAsXml.test(start)) return readJsonDocument(source)
  return readXmlDocument(typeof source === 'string' ? Buffer.from(source) : source)
}

function decodeStart(bytes: Uint8Array): string {
  const start = bytes.subarray(0, 1100)
  return new TextDecoder(start[0] === 0xff ? 'utf-16le' : 'utf-8').decode(start)
}

/**
 * Reads a CycloneDX document in JSON, versions 1.2 to 1.7 and other 1.x by the nearest rules. What could not be read
 * is in the warnings, each with its place; the document is refused only when it is not JSON, not CycloneDX, or of
 * another major version. Components and dependencies are parsed one by one, so the size is bounded by the model.
 */
function readJsonDocument(source: string | Uint8Array): Parsed<SbomDocument> {
  const json = splitJson(source, ['components', 'dependencies'])
  if (!json.ok) return json
  const { value, log } = json.value
  const refusal = refusalOf(value)
  if (refusal !== null) return unreadable(refusal)
  if (!isObject(value)) return unreadable(problem('', 'sbom.not-cyclonedx'))
  const lighten = lighteningFor({ bytes: source.length }, log)
  const document = readDocument({ value, path: '', log }, { arrays: json.value.arrays, lighten })
  return readable(document, log.list())
}

function refusalOf(value: unknown) {
  if (!isObject(value)) return problem('', 'sbom.not-cyclonedx')
  const { bomFormat, specVersion, $schema } = value
  const isNamed = bomFormat === 'CycloneDX'
  const isBySchema =
    bomFormat === undefined && typeof $schema === 'string' && $schema.includes('cyclonedx.org/')
  if (!(isNamed || isBySchema)) return problem('/bomFormat', 'sbom.not-cyclonedx')
  if (typeof specVersion === 'string' && standingOf(specVersion) === 'foreign') {
    return problem('/specVersion', 'sbom.spec-version-not-supported', { version: specVersion.slice(0, 40) })
  }
  return null
}

function readDocument(
  root: JsonNode,
  { arrays, lighten }: { readonly arrays: SplitJson['arrays']; readonly lighten: Lightening },
): SbomDocument {
  const metadata = readNode(root, 'metadata')
  const unused = unusedFields(cycloneDxFields)
  unused.note('document', root)
  if (metadata !== null) unused.note('metadata', metadata)
  const reading = componentReading(unused, lighten)
  readSubject(reading, metadata)
  readComponents(reading, entryNodes(root, 'components', arrays), null)
  return finishDocument({
    root,
    metadata,
    reading,
    dependencies: entryNodes(root, 'dependencies', arrays),
  })
}
