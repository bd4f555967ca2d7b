import { type JsonNode, pathTo, readInteger, readNodes, readText } from '../../json/node.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import type { ComponentReading } from './components.ts'
import { readDependencies } from './dependencies.ts'
import { readReferences } from './details.ts'
import { readMetadata } from './metadata.ts'
import { readServices } from './services.ts'
import { standingOf } from './versions.ts'
import { readCompleteness, readVulnerabilities } from './vulnerabilities.ts'

interface Gathered {
  readonly root: JsonNode
  readonly metadata: JsonNode | null
  /** All components, and what the document describes. */
  readonly reading: ComponentReading
  readonly dependencies: Iterable<JsonNode>
}

/** The document, once its components are read. */
export function finishDocument(gathered: Gathered): SbomDocument {
  const { root, metadata, reading } = gathered
  const specVersion = readSpecVersion(root)
  if (reading.components.length === 0) root.log.add(pathTo(root, 'components'), 'sbom.no-components')
  readServices(reading, readNodes(root, 'services'), null)
  const { dependencies, serviceDependencies } = readDependencies(reading, gathered.dependencies)
  const vulnerabilities = readVulnerabilities(reading, readNodes(root, 'vulnerabilities'))
  const completeness = readCompleteness(reading, root)
  const references = readReferences(root)
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
    ...(reading.services.length > 0 && { services: reading.services }),
    ...(serviceDependencies.length > 0 && { serviceDependencies }),
    ...(vulnerabilities.length > 0 && { vulnerabilities }),
    ...(completeness.length > 0 && { completeness }),
    ...(references.length > 0 && { references }),
    unused: reading.unused.report(specVersion),
  }
}

function readSpecVersion(root: JsonNode): string | null {
  const version = readText(root, 'specVersion')
  if (version === null) root.log.add(pathTo(root, 'specVersion'), 'sbom.spec-version-missing')
  else if (standingOf(version) === 'near')
    root.log.add(pathTo(root, 'specVersion'), 'sbom.spec-version-unknown', { version })
  return version
}
