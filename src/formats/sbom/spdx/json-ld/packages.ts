import { isObject, type JsonNode, pathTo, readText } from '../../../json/node.ts'
import { type ComponentKind, type SbomComponent, subjectPosition } from '../../model/sbom-document.ts'
import { isSilent, readAsserted } from '../creation.ts'
import { type Identifier, identityOf, locatorLimit } from '../identity.ts'
import { expressionOf } from '../licence-expression.ts'
import { type GrowingComponent, readAddress, readHashes, readSource, takeRef } from '../packages.ts'
import type { Agent, Directory } from './directory.ts'
import { licenceByAddress } from './licences.ts'
import { addressOf, type Element, readWord, spelled, valuesOf } from './spelling.ts'

/** What grows while the packages of a document are read. */
export interface ThirdReading {
  subject: GrowingComponent | null
  readonly components: GrowingComponent[]
  readonly positions: Map<string, number>
  readonly others: Set<string>
  /** The one address that the document describes; null where it describes several things or nothing. */
  readonly described: string | null
  readonly directory: Directory
}

/** Reads a package, or a file that stands for one, into the list. One without a name is left out. */
export function readThirdPackage(reading: ThirdReading, element: Element, kind: ComponentKind | null): void {
  const { node, id } = element
  const isSubject = id !== null && id === reading.described && reading.subject === null
  const identity = kind === 'file' ? fileIdentity(node) : packageIdentity(node, isSubject)
  if (identity === null) {
    if (id !== null) reading.others.add(id)
    return
  }
  const position = isSubject ? subjectPosition : reading.components.length
  const component: GrowingComponent = {
    ref: takeRef(reading, node, { id, position, field: 'spdxId' }),
    path: node.path,
    parent: null,
    ...identity,
    kind: kind === 'file' ? kind : (readKind(node) ?? kind),
    scope: null,
    isExternal: null,
    ...readParties(node, reading.directory),
    hashes: readHashes(node, { list: 'verifiedUsing', value: 'hashValue', other: 'PackageVerificationCode' }),
    licences: readLicences(id, node, reading.directory),
    references: [
      ...readAddress(node, 'software_homePage', 'website'),
      ...readAddress(node, 'software_downloadLocation', 'distribution'),
      ...readReferences(node),
    ],
    properties: readSource(node, 'software_sourceInfo'),
    statesDependencies: false,
  }
  if (isSubject) reading.subject = component
  else reading.components.push(component)
}

function packageIdentity(node: JsonNode, isSubject: boolean) {
  return identityOf(node, {
    name: readText(node, 'name'),
    version: readAsserted(node, 'software_packageVersion'),
    identifiers: readIdentifiers(node),
    isSubject,
  })
}

const fileNameLimit = 1024

function fileIdentity(node: JsonNode) {
  const name = readText(node, 'name', fileNameLimit)
  if (name !== null) return { group: null, name, version: null, versionRange: null, purl: null, cpe: null }
  node.log.add(node.path, 'sbom.component-without-name')
  return null
}

const identifierKinds: ReadonlyMap<string, Identifier['kind']> = new Map([
  ['packageUrl', 'purl'],
  ['purl', 'purl'],
  ['cpe22', 'cpe'],
  ['cpe23', 'cpe'],
])

/** The purl has a field of its own; it may be repeated among the identifiers. */
function* readIdentifiers(node: JsonNode): Generator<Identifier> {
  const own = readText(node, 'software_packageUrl', locatorLimit)
  if (own !== null) yield { kind: 'purl', text: own, path: pathTo(node, 'software_packageUrl') }
  for (const entry of nodesIn(node, 'externalIdentifier')) {
    const kind = identifierKinds.get(readWord(entry, 'externalIdentifierType') ?? '')
    const text = kind === undefined ? null : readText(entry, 'identifier', locatorLimit)
    if (kind !== undefined && text !== null) yield { kind, text, path: pathTo(entry, 'identifier') }
  }
}

/** The objects of a field that may have one or several; others are warnings. */
export function nodesIn(node: JsonNode, field: string): readonly JsonNode[] {
  return valuesOf(node, field).flatMap(({ value, path }) => {
    if (isObject(value)) return [{ value, path, log: node.log }]
    node.log.add(path, 'json.wrong-kind', { expected: 'object' })
    return []
  })
}

const urlLimit = 2048

function readReferences(node: JsonNode): SbomComponent['references'] {
  return nodesIn(node, 'externalRef').flatMap((reference) => {
    const kind = readWord(reference, 'externalRefType') ?? 'other'
    return valuesOf(reference, 'locator').flatMap(({ value, path }) => {
      if (typeof value === 'string' && value.length <= urlLimit)
        return value === '' ? [] : [{ kind, url: value }]
      node.log.add(path, 'json.wrong-kind', { expected: 'text' })
      return []
    })
  })
}

/** `software_primaryPurpose`; the others are kinds of packing or of content. */
const kinds: ReadonlyMap<string, ComponentKind | null> = new Map<string, ComponentKind | null>([
  ['application', 'application'],
  ['container', 'container'],
  ['data', 'data'],
  ['device', 'device'],
  ['deviceDriver', 'device-driver'],
  ['file', 'file'],
  ['firmware', 'firmware'],
  ['framework', 'framework'],
  ['library', 'library'],
  ['model', 'machine-learning-model'],
  ['operatingSystem', 'operating-system'],
  ['platform', 'platform'],
  ...[
    'archive',
    'bom',
    'configuration',
    'diskImage',
    'documentation',
    'evidence',
    'executable',
    'filesystemImage',
    'install',
    'manifest',
    'module',
    'other',
    'patch',
    'requirement',
    'source',
    'specification',
    'test',
  ].map((purpose) => [purpose, null] as const),
])

function readKind(node: JsonNode): ComponentKind | null {
  const purpose = readWord(node, 'software_primaryPurpose')
  if (purpose === null) return null
  const kind = kinds.get(purpose)
  if (kind === undefined) {
    const path = pathTo(node, 'software_primaryPurpose')
    node.log.add(path, 'sbom.kind-unknown', { kind: purpose.slice(0, 100) })
  }
  return kind ?? null
}

/** Who supplies and who made it; an originator who is a person is an author, as in SPDX 2. */
function readParties(
  node: JsonNode,
  directory: Directory,
): Pick<SbomComponent, 'supplier' | 'manufacturer' | 'publisher' | 'authors'> {
  const originators = agentsIn(node, 'originatedBy', directory)
  const people = originators.filter(({ type }) => type === 'Person')
  const others = originators.filter(({ type }) => type !== 'Person')
  return {
    supplier: agentsIn(node, 'suppliedBy', directory)[0]?.name ?? null,
    manufacturer: null,
    publisher: others[0]?.name ?? null,
    authors: people.map(({ name }) => name),
  }
}

const agentNameLimit = 1024

/** Those that a field names; an address that leads nowhere, such as SPDX's own for nobody, is none. */
export function agentsIn(node: JsonNode, field: string, { agents }: Directory): readonly Agent[] {
  return valuesOf(node, field).flatMap(({ value, path }) => {
    const known = agents.get(addressOf(value) ?? '')
    if (known !== undefined) return [known]
    if (!isObject(value)) return []
    const name = readText({ value, path, log: node.log }, 'name', agentNameLimit)
    return name === null ? [] : [{ name, type: spelled(String(value.type ?? value['@type'] ?? 'Agent')) }]
  })
}

const expressionLimit = 4096

function readLicences(id: string | null, { log }: JsonNode, directory: Directory): SbomComponent['licences'] {
  return (directory.licensed.get(id ?? '') ?? []).flatMap(({ path, acknowledgement, licence }) => {
    const text = licenceAt(licence, directory)
    if (text !== null && text.length <= expressionLimit) {
      return isSilent(text) ? [] : [{ kind: 'expression', text, acknowledgement }]
    }
    log.add(path, 'sbom.licence-without-name', { hasText: false })
    return []
  })
}

/** Many packages share a licence, which may be a large set. */
function licenceAt(address: string, { licences, expressions }: Directory): string | null {
  const known = expressions.get(address)
  if (known !== undefined) return known
  const text = expressionOf(address, (part) => licences.get(part) ?? licenceByAddress(part))
  expressions.set(address, text)
  return text
}
