import { type JsonNode, pathTo, readInteger, readNodes, readText } from '../../json/node.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import type { ComponentReading } from './components.ts'
import { readDependencies } from './dependencies.ts'
import { readMetadata } from './metadata.ts'
import { standingOf } from './versions.ts'

interface Gathered {
  readonly root: JsonNode
  readonly metadata: JsonNode | null
  /** All components, and what the document describes. */
  readonly reading: ComponentReading
  readonly dependencies: Iterable<JsonNode>
}

/** The document, once its components are read. */
export function finishDocument({ root, metadata, reading, dependencies }: Gathered): SbomDocument {
  const specVersion = readSpecVersion(root)
  if (reading.components.length === 0) root.log.add(pathTo(root, 'components'), 'sbom.no-components')
  const edges = readDependencies({ nodes: dependencies, reading, services: readNodes(root, 'services') })
  return {
    format: 'cyclonedx',
    specVersion,
    serial: readText(root, 'serialNumber'),
    revision: readInteger(root, 'version'),
    ...readMetadata(metadata),
    subject: reading.subject,
    components: reading.components,
    dependencies: edges,
    linked: [],
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
