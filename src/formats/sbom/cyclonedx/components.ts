import {
  hasField,
  type JsonNode,
  pathTo,
  readBoolean,
  readNode,
  readNodes,
  readText,
} from '../../json/node.ts'
import type { Lightening } from '../details.ts'
import {
  type ComponentKind,
  type ComponentScope,
  componentKinds,
  type SbomComponent,
  subjectPosition,
} from '../model/sbom-document.ts'
import type { SbomEnd, SbomService } from '../model/service.ts'
import type { UnusedFields } from '../unused-fields.ts'
import { readHashes, readProperties, readReferences } from './details.ts'
import { readEvidence, readSwid } from './evidence.ts'
import { noteGaps, readIdentity } from './identity.ts'
import { readLicences } from './licences.ts'
import { readOrganisation, readPeople } from './metadata.ts'
import type { FieldPlace } from './versions.ts'

/** Writable until the document is complete. */
type GrowingComponent = { -readonly [Field in keyof SbomComponent]: SbomComponent[Field] }

/** What grows while the components of a document are read. */
export interface ComponentReading {
  subject: GrowingComponent | null
  readonly components: GrowingComponent[]
  readonly services: SbomService[]
  /** Where each `bom-ref` stands in `components`. */
  readonly positions: Map<string, number>
  /** And in `services`. */
  readonly servicePositions: Map<string, number>
  readonly unused: UnusedFields<FieldPlace>
  readonly lighten: Lightening
}

export function componentReading(unused: UnusedFields<FieldPlace>, lighten: Lightening): ComponentReading {
  return {
    subject: null,
    components: [],
    services: [],
    positions: new Map(),
    servicePositions: new Map(),
    unused,
    lighten,
  }
}

/** A ref is a purl more often than not, and purls are long. */
const refLimit = 2048
const copyrightLimit = 65_536

/** The component the document describes, `metadata.component`; components within it go to the list. */
export function readSubject(reading: ComponentReading, metadata: JsonNode | null): void {
  const node = metadata === null ? null : readNode(metadata, 'component')
  if (node === null) return
  reading.subject = readComponent(reading, node, { parent: null, position: subjectPosition })
  readComponents(reading, readNodes(node, 'components'), null)
}

/**
 * Reads components and those within them into the list. One without a name is left out with a problem; what lies
 * within it is read all the same. The depth is bounded by that of the JSON.
 */
export function readComponents(
  reading: ComponentReading,
  nodes: Iterable<JsonNode>,
  parent: number | null,
): void {
  for (const node of nodes) {
    const position = reading.components.length
    const component = readComponent(reading, node, { parent, position })
    if (component !== null) {
      noteGaps(node, component)
      reading.lighten(component)
      reading.components.push(component)
    }
    if (!hasField(node, 'components')) continue
    readComponents(reading, readNodes(node, 'components'), component === null ? parent : position)
  }
}

function readComponent(
  reading: ComponentReading,
  node: JsonNode,
  at: { readonly parent: number | null; readonly position: number },
): GrowingComponent | null {
  reading.unused.note('component', node)
  const kind = readKind(node)
  const identity = readIdentity(node)
  if (identity === null) return null
  return {
    ref: readRef(reading, node, { of: 'component', position: at.position }),
    path: node.path,
    parent: at.parent,
    kind,
    ...identity,
    scope: readScope(node),
    isExternal: readBoolean(node, 'isExternal'),
    supplier: readOrganisation(node, 'supplier'),
    manufacturer: readOrganisation(node, 'manufacturer'),
    publisher: readText(node, 'publisher'),
    authors: readAuthors(node),
    hashes: readHashes(node),
    licences: readLicences(node),
    references: readReferences(node),
    properties: readProperties(node),
    ...readRareFacts(reading, node),
    statesDependencies: false,
  }
}

/** What few components have: most of them carry no field for it. */
function readRareFacts(reading: ComponentReading, node: JsonNode) {
  const copyright = readText(node, 'copyright', copyrightLimit)
  const swid = readSwid(reading, node)
  const evidence = readEvidence(reading, node)
  return {
    ...(copyright !== null && { copyright }),
    ...(swid !== null && { swid }),
    ...(evidence !== null && { evidence }),
  }
}

/** A `bom-ref` must be unique; a later entry that shares one loses it, and edges go to the first. */
export function readRef(reading: ComponentReading, node: JsonNode, at: SbomEnd): string | null {
  const ref = readText(node, 'bom-ref', refLimit)
  if (ref === null) return null
  const first = pathOfRef(reading, ref)
  if (first === undefined) {
    const positions = at.of === 'component' ? reading.positions : reading.servicePositions
    positions.set(ref, at.position)
    return ref
  }
  node.log.add(pathTo(node, 'bom-ref'), 'sbom.ref-twice', { ref: ref.slice(0, 200), first })
  return null
}

/** Where the entry with this `bom-ref` stands; undefined where there is none yet. */
function pathOfRef(reading: ComponentReading, ref: string): string | undefined {
  const component = reading.positions.get(ref)
  if (component === subjectPosition) return reading.subject?.path ?? '/metadata/component'
  if (component !== undefined) return reading.components[component]?.path ?? ''
  const service = reading.servicePositions.get(ref)
  return service === undefined ? undefined : (reading.services[service]?.path ?? '')
}

const kinds: ReadonlyMap<string, ComponentKind> = new Map(componentKinds.map((kind) => [kind, kind]))

function readKind(node: JsonNode): ComponentKind | null {
  const type = readText(node, 'type')
  const kind = kinds.get(type ?? '') ?? null
  if (kind === null)
    node.log.add(pathTo(node, 'type'), 'sbom.kind-unknown', { kind: type?.slice(0, 100) ?? null })
  return kind
}

const scopes: ReadonlyMap<string, ComponentScope> = new Map(
  (['required', 'optional', 'excluded'] as const).map((scope) => [scope, scope]),
)

function readScope(node: JsonNode): ComponentScope | null {
  const text = readText(node, 'scope')
  if (text === null) return null
  const scope = scopes.get(text)
  if (scope === undefined)
    node.log.add(pathTo(node, 'scope'), 'sbom.scope-unknown', { scope: text.slice(0, 100) })
  return scope ?? null
}

/** `author` is one text up to 1.5; `authors` a list from 1.6 on. */
function readAuthors(node: JsonNode): readonly string[] {
  const authors = readPeople(node, 'authors')
  const author = readText(node, 'author')
  return author === null || authors.includes(author) ? authors : [...authors, author]
}
