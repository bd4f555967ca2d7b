import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { isObject, type JsonNode, readInteger, readNode, readNodes, readText } from '../../json/node.ts'
import { readJson } from '../../json/read-json.ts'
import { type ProblemLog, problemLog } from '../../problem-log.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { componentReading, readComponents, readSubject } from './components.ts'
import { readDependencies, statedRefs } from './dependencies.ts'
import { readMetadata } from './metadata.ts'
import { unusedFields } from './unused-fields.ts'
import { standingOf } from './versions.ts'

/**
 * Reads a CycloneDX document in JSON, versions 1.2 to 1.7 and other 1.x by the nearest rules. What could not be read
 * is in the warnings, each with its place; the document is refused only when it is not JSON, not CycloneDX, or of
 * another major version.
 */
export function readCycloneDx(text: string): Parsed<SbomDocument> {
  const json = readJson(text)
  if (!json.ok) return json
  const log = problemLog()
  for (const { path, code, facts } of json.warnings) log.add(path, code, facts)
  const refusal = refusalOf(json.value)
  if (refusal !== null) return unreadable(refusal)
  if (!isObject(json.value)) return unreadable(problem('', 'sbom.not-cyclonedx'))
  return readable(readDocument({ value: json.value, path: '', log }), log.list())
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

function readDocument(root: JsonNode): SbomDocument {
  const specVersion = readSpecVersion(root)
  const metadata = readNode(root, 'metadata')
  const unused = unusedFields()
  unused.note('document', root)
  if (metadata !== null) unused.note('metadata', metadata)
  const dependencies = readNodes(root, 'dependencies')
  const reading = componentReading({ unused, stated: statedRefs(dependencies) })
  const subject = metadata === null ? null : readSubject(reading, metadata)
  readComponents(reading, readNodes(root, 'components'), null)
  const document: SbomDocument = {
    format: 'cyclonedx',
    specVersion,
    serial: readText(root, 'serialNumber'),
    revision: readInteger(root, 'version'),
    ...readMetadata(metadata),
    subject,
    components: reading.components,
    dependencies: readDependencies({ nodes: dependencies, reading, services: readNodes(root, 'services') }),
  }
  unused.report()
  noteEmpty(document, root.log)
  return document
}

function readSpecVersion(root: JsonNode): string | null {
  const version = readText(root, 'specVersion')
  if (version === null) root.log.add('/specVersion', 'sbom.spec-version-missing')
  else if (standingOf(version) === 'near') root.log.add('/specVersion', 'sbom.spec-version-unknown', { version })
  return version
}

function noteEmpty(document: SbomDocument, log: ProblemLog): void {
  if (document.components.length === 0) log.add('/components', 'sbom.no-components')
}
