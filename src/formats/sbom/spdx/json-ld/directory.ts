import { type JsonNode, pathTo, readText } from '../../../json/node.ts'
import type { UnusedField } from '../../model/sbom-document.ts'
import type { UnusedFields } from '../../unused-fields.ts'
import type { Relation } from '../described.ts'
import type { LicencePart } from '../licence-expression.ts'
import { isLicence, licencePartOf } from './licences.ts'
import { thirdScopes } from './relationships.data.ts'
import { addressesIn, type Element, readWord, spelled } from './spelling.ts'
import type { ThirdPlace } from './versions.ts'

/** Who made or supplied something. */
export interface Agent {
  readonly name: string
  readonly type: string
}

/** What the elements of a document say beside its packages, by address. */
export interface Directory {
  readonly documents: Element[]
  /** Collections and documents: what each is about. */
  readonly roots: Map<string, readonly string[]>
  readonly sboms: JsonNode[]
  readonly creations: Map<string, JsonNode>
  readonly agents: Map<string, Agent>
  readonly licences: Map<string, LicencePart<string>>
  /** The licences that were asked for, as expressions. */
  readonly expressions: Map<string, string | null>
  /** Which licences each element is said to have. */
  readonly licensed: Map<string, LicenceStatement[]>
  readonly relations: Relation[]
  /** Elements that are no ends of edges. */
  readonly others: Set<string>
  readonly files: { count: number; path: string }
  /** Elements that are not read, by type. */
  readonly unread: Map<string, UnusedField>
}

interface LicenceStatement {
  readonly path: string
  readonly acknowledgement: 'declared' | 'concluded'
  readonly licence: string
}

export function emptyDirectory(): Directory {
  return {
    documents: [],
    roots: new Map(),
    sboms: [],
    creations: new Map(),
    agents: new Map(),
    licences: new Map(),
    expressions: new Map(),
    licensed: new Map(),
    relations: [],
    others: new Set(),
    files: { count: 0, path: '' },
    unread: new Map(),
  }
}

const packageTypes: ReadonlySet<string> = new Set([
  'software_Package',
  'ai_AIPackage',
  'dataset_DatasetPackage',
])
const agentTypes: ReadonlySet<string> = new Set(['Agent', 'Organization', 'Person', 'SoftwareAgent', 'Tool'])
const collectionTypes: ReadonlySet<string> = new Set(['Bom', 'Bundle', 'ElementCollection', 'software_Sbom'])
const relationshipTypes: ReadonlySet<string> = new Set(['LifecycleScopedRelationship', 'Relationship'])

export function isPackage({ type }: Element): boolean {
  return packageTypes.has(type)
}

export function isFile({ type }: Element): boolean {
  return type === 'software_File'
}

/** Takes note of an element that is no package. */
export function enter(directory: Directory, element: Element, unused: UnusedFields<ThirdPlace>): void {
  const { node, type, id } = element
  if (isPackage(element)) return
  if (relationshipTypes.has(type)) {
    unused.note('relationship', node)
    enterRelationship(directory, node)
    return
  }
  if (id !== null) directory.others.add(id)
  if (isFile(element)) {
    if (directory.files.count++ === 0) directory.files.path = node.path
  } else if (agentTypes.has(type)) enterAgent(directory, element)
  else if (isLicence(element)) enterLicence(directory, element)
  else if (type === 'SpdxDocument' || collectionTypes.has(type)) enterCollection(directory, element, unused)
  else if (type === 'CreationInfo') enterCreation(directory, element, unused)
  else enterUnread(directory, element)
}

const nameLimit = 1024

function enterAgent({ agents }: Directory, { node, type, id }: Element): void {
  const name = readText(node, 'name', nameLimit)
  if (id !== null && name !== null) agents.set(id, { name, type })
}

function enterCreation(
  { creations }: Directory,
  { node, id }: Element,
  unused: UnusedFields<ThirdPlace>,
): void {
  unused.note('creation', node)
  if (id !== null) creations.set(id, node)
}

function enterLicence(directory: Directory, element: Element): void {
  const part = licencePartOf(element)
  if (part !== null && element.id !== null) directory.licences.set(element.id, part)
}

function enterCollection(directory: Directory, element: Element, unused: UnusedFields<ThirdPlace>): void {
  const { node, type, id } = element
  unused.note('document', node)
  if (id !== null) directory.roots.set(id, addressesIn(node, 'rootElement'))
  if (type === 'SpdxDocument') directory.documents.push(element)
  else directory.sboms.push(node)
}

const licenceKinds: ReadonlyMap<string, LicenceStatement['acknowledgement']> = new Map([
  ['hasConcludedLicense', 'concluded'],
  ['hasDeclaredLicense', 'declared'],
])

function enterRelationship({ licensed, relations }: Directory, node: JsonNode): void {
  const [from] = addressesIn(node, 'from')
  const kind = readWord(node, 'relationshipType')
  for (const [field, value] of [
    ['from', from],
    ['relationshipType', kind],
  ] as const) {
    if (value === undefined || value === null) node.log.add(node.path, 'json.field-missing', { field })
  }
  if (from === undefined || kind === null) return
  const scope = scopeOf(node)
  const acknowledgement = licenceKinds.get(kind)
  for (const to of addressesIn(node, 'to')) {
    const { path } = node
    if (acknowledgement === undefined) {
      relations.push({ path, from, kind, to: silentOr(to), ...(scope === null ? {} : { scope }) })
      continue
    }
    const statements = licensed.get(from) ?? []
    licensed.set(from, statements)
    statements.push({ path, acknowledgement, licence: to })
  }
}

function scopeOf(node: JsonNode) {
  const scope = readWord(node, 'scope')
  if (scope === null) return null
  const known = thirdScopes.get(scope)
  if (known === undefined)
    node.log.add(pathTo(node, 'scope'), 'sbom.scope-unknown', { scope: scope.slice(0, 100) })
  return known ?? null
}

/** SPDX's own elements for what is not said. */
function silentOr(address: string): string {
  const name = spelled(address)
  if (name === 'NoAssertionElement') return 'NOASSERTION'
  return name === 'NoneElement' ? 'NONE' : address
}

/** Types of SPDX 3.0 that are not read; those of security and build make up sections of their own. */
const otherTypes: ReadonlySet<string> = new Set([
  'Annotation',
  'IndividualElement',
  'software_Snippet',
  'software_SoftwareArtifact',
])

/** A hostile document may invent a new type per element. */
const mostTypes = 500

function enterUnread({ unread }: Directory, { node: { path }, type }: Element): void {
  const field = type.slice(0, 100)
  const known = unread.get(field)
  if (known !== undefined) unread.set(field, { ...known, count: known.count + 1 })
  else if (unread.size < mostTypes) unread.set(field, { path, field, count: 1 })
}

/** What was not read: told as a warning where it says something of packages or is unknown, and counted. */
export function reportUnread(directory: Directory, { log }: JsonNode): readonly UnusedField[] {
  return [...directory.unread.values()].filter(({ path, field, count }) => {
    if (otherTypes.has(field)) return true
    const isSection = /^(?:security|build|extension)_\w+$/.test(field)
    log.add(path, isSection ? 'sbom.section-not-read' : 'sbom.field-unknown', { field, count })
    return isSection
  })
}
