import {
  isObject,
  type JsonNode,
  readList,
  readNode,
  readNodes,
  readText,
  readTexts,
  readTime,
  requireText,
} from '../../json/node.ts'
import type { SbomDocument, SbomTool } from '../model/sbom-document.ts'

type Metadata = Pick<
  SbomDocument,
  'created' | 'authors' | 'tools' | 'supplier' | 'manufacturer' | 'lifecycles'
>

/** Who made the document, when and with what. */
export function readMetadata(metadata: JsonNode | null): Metadata {
  if (metadata === null) {
    return { created: null, authors: [], tools: [], supplier: null, manufacturer: null, lifecycles: [] }
  }
  return {
    created: readTime(metadata, 'timestamp'),
    authors: readPeople(metadata, 'authors'),
    tools: readTools(metadata),
    supplier: readOrganisation(metadata, 'supplier'),
    // `manufacture` was renamed in 1.6.
    manufacturer: readOrganisation(metadata, 'manufacturer') ?? readOrganisation(metadata, 'manufacture'),
    lifecycles: readList(
      metadata,
      'lifecycles',
      (phase) => readText(phase, 'phase') ?? requireText(phase, 'name'),
    ),
  }
}

/** The name of an organisation, or its first address where it has no name. */
export function readOrganisation(node: JsonNode, field: string): string | null {
  const organisation = readNode(node, field)
  if (organisation === null) return null
  return readText(organisation, 'name') ?? readTexts(organisation, 'url')[0] ?? null
}

/** The people of a list, by name or mail address. */
export function readPeople(node: JsonNode, field: string): readonly string[] {
  return readList(node, field, (person) => readText(person, 'name') ?? requireText(person, 'email'))
}

/** Up to 1.4 a list of tools; from 1.5 on also components and services (the schema's `metadata.tools`). */
function readTools(metadata: JsonNode): readonly SbomTool[] {
  if (!isObject(metadata.value.tools)) return readNodes(metadata, 'tools').flatMap(readTool)
  const tools = readNode(metadata, 'tools')
  if (tools === null) return []
  return [...readNodes(tools, 'components'), ...readNodes(tools, 'services')].flatMap(readTool)
}

function readTool(node: JsonNode): SbomTool[] {
  const name = requireText(node, 'name')
  if (name === null) return []
  const vendor = isObject(node.value.supplier) ? readOrganisation(node, 'supplier') : null
  return [
    {
      vendor: readText(node, 'vendor') ?? vendor ?? readText(node, 'group'),
      name,
      version: readText(node, 'version'),
    },
  ]
}
