import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import {
  entryNodes,
  isObject,
  type JsonNode,
  readInteger,
  readNode,
  readNodes,
  readText,
} from '../../json/node.ts'
import { type SplitJson, splitJson } from '../../json/read-json.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { unusedFields } from '../unused-fields.ts'
import { componentReading, readComponents, readSubject } from './components.ts'
import { readDependencies } from './dependencies.ts'
import { readMetadata } from './metadata.ts'
import { cycloneDxFields, standingOf } from './versions.ts'

/**
 * Reads a CycloneDX document in JSON, versions 1.2 to 1.7 and other 1.x by the nearest rules. What could not be read
 * is in the warnings, each with its place; the document is refused only when it is not JSON, not CycloneDX, or of
 * another major version. Components and dependencies are parsed one by one, so the size is bounded by the model.
 */
export function readCycloneDx(source: string | Uint8Array): Parsed<SbomDocument> {
  const json = splitJson(source, ['components', 'dependencies'])
  if (!json.ok) return json
  const { value, log } = json.value
  const refusal = refusalOf(value)
  if (refusal !== null) return unreadable(refusal)
  if (!isObject(value)) return unreadable(problem('', 'sbom.not-cyclonedx'))
  const document = readDocument({ value, path: '', log }, json.value.arrays)
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

function readDocument(root: JsonNode, arrays: SplitJson['arrays']): SbomDocument {
  const specVersion = readSpecVersion(root)
  const metadata = readNode(root, 'metadata')
  const unused = unusedFields(cycloneDxFields)
  unused.note('document', root)
  if (metadata !== null) unused.note('metadata', metadata)
  const reading = componentReading(unused)
  readSubject(reading, metadata)
  readComponents(reading, entryNodes(root, 'components', arrays), null)
  if (reading.components.length === 0) root.log.add('/components', 'sbom.no-components')
  const nodes = entryNodes(root, 'dependencies', arrays)
  const dependencies = readDependencies({ nodes, reading, services: readNodes(root, 'services') })
  return {
    format: 'cyclonedx',
    specVersion,
    serial: readText(root, 'serialNumber'),
    revision: readInteger(root, 'version'),
    ...readMetadata(metadata),
    subject: reading.subject,
    components: reading.components,
    dependencies,
    linked: [],
    unused: unused.report(),
  }
}

function readSpecVersion(root: JsonNode): string | null {
  const version = readText(root, 'specVersion')
  if (version === null) root.log.add('/specVersion', 'sbom.spec-version-missing')
  else if (standingOf(version) === 'near')
    root.log.add('/specVersion', 'sbom.spec-version-unknown', { version })
  return version
}
