import { type JsonNode, pathTo, readList, readText } from '../../json/node.ts'
import type { Lightening } from '../details.ts'
import { type ComponentKind, type SbomComponent, subjectPosition } from '../model/sbom-document.ts'
import type { UnusedFields } from '../unused-fields.ts'
import { readAsserted, readParty } from './creation.ts'
import { readIdentity } from './identity.ts'
import type { FieldPlace } from './versions.ts'

/** Writable until the document is complete. */
export type GrowingComponent = { -readonly [Field in keyof SbomComponent]: SbomComponent[Field] }

/** What grows while the packages of a document are read. */
export interface PackageReading {
  subject: GrowingComponent | null
  readonly components: GrowingComponent[]
  /** Where each `SPDXID` stands in `components`. */
  readonly positions: Map<string, number>
  /** Ids of files, snippets and packages that were left out: they may stand in relations, and are no ends of edges. */
  readonly others: Set<string>
  readonly unused: UnusedFields<FieldPlace>
  /** The one id that the document describes; null where it describes several things or nothing. */
  readonly described: string | null
  /** Where a person finds what stands at a pointer. */
  readonly placeOf: (pointer: string) => string
  readonly lighten: Lightening
}

export function packageReading({
  unused,
  described,
  placeOf,
  lighten,
}: Pick<PackageReading, 'unused' | 'placeOf' | 'lighten'> & {
  readonly described: ReadonlySet<string>
}): PackageReading {
  const [only = null] = described
  return {
    subject: null,
    components: [],
    positions: new Map(),
    others: new Set(),
    unused,
    described: described.size === 1 ? only : null,
    placeOf,
    lighten,
  }
}

/** Reads packages into the list; the one that is described becomes the subject. One without a name is left out. */
export function readPackages(reading: PackageReading, nodes: Iterable<JsonNode>): void {
  for (const node of nodes) {
    reading.unused.note('package', node)
    const id = readText(node, 'SPDXID')
    const isSubject = id !== null && id === reading.described && reading.subject === null
    const identity = readIdentity(node, isSubject)
    if (identity === null) {
      if (id !== null) reading.others.add(id)
      continue
    }
    const position = isSubject ? subjectPosition : reading.components.length
    const ref = takeRef(reading, node, { id, position })
    const component = readPackage(node, { ...identity, ref, path: reading.placeOf(node.path) })
    reading.lighten(component)
    if (isSubject) reading.subject = component
    else reading.components.push(component)
  }
}

type Named = NonNullable<ReturnType<typeof readIdentity>> & Pick<SbomComponent, 'ref' | 'path'>

function readPackage(node: JsonNode, named: Named): GrowingComponent {
  const originator = readParty(node, 'originator')
  const isPerson = originator?.kind === 'person'
  return {
    parent: null,
    kind: readKind(node),
    ...named,
    scope: null,
    isExternal: null,
    supplier: readParty(node, 'supplier')?.name ?? null,
    manufacturer: null,
    publisher: isPerson ? null : (originator?.name ?? null),
    authors: isPerson ? [originator.name] : [],
    hashes: readHashes(node),
    licences: [
      ...readLicence(node, 'licenseDeclared', 'declared'),
      ...readLicence(node, 'licenseConcluded', 'concluded'),
    ],
    references: [
      ...readAddress(node, 'homepage', 'website'),
      ...readAddress(node, 'downloadLocation', 'distribution'),
    ],
    properties: readSource(node, 'sourceInfo'),
    statesDependencies: false,
  }
}

interface RefPlace {
  readonly id: string | null
  readonly position: number
  /** Where the id is written. */
  readonly field?: string
}

/** An `SPDXID` must be unique; a later package that shares one loses it, and edges go to the first. */
export function takeRef(
  { positions, components }: Pick<PackageReading, 'positions' | 'components'>,
  node: JsonNode,
  { id, position, field = 'SPDXID' }: RefPlace,
): string | null {
  if (id === null) return null
  const first = positions.get(id)
  if (first === undefined) {
    positions.set(id, position)
    return id
  }
  const firstPath = components[first]?.path ?? ''
  node.log.add(pathTo(node, field), 'sbom.ref-twice', { ref: id.slice(0, 200), first: firstPath })
  return null
}

/** `primaryPackagePurpose` (SPDX 2.3 §7.24); `SOURCE`, `ARCHIVE`, `INSTALL` and `OTHER` are kinds of packing. */
const kinds: ReadonlyMap<string, ComponentKind | null> = new Map<string, ComponentKind | null>([
  ['APPLICATION', 'application'],
  ['FRAMEWORK', 'framework'],
  ['LIBRARY', 'library'],
  ['CONTAINER', 'container'],
  ['OPERATING-SYSTEM', 'operating-system'],
  ['OPERATING_SYSTEM', 'operating-system'],
  ['DEVICE', 'device'],
  ['FIRMWARE', 'firmware'],
  ['FILE', 'file'],
  ['SOURCE', null],
  ['ARCHIVE', null],
  ['INSTALL', null],
  ['OTHER', null],
])

function readKind(node: JsonNode): ComponentKind | null {
  const purpose = readAsserted(node, 'primaryPackagePurpose')
  if (purpose === null) return null
  const kind = kinds.get(purpose)
  if (kind === undefined) {
    node.log.add(pathTo(node, 'primaryPackagePurpose'), 'sbom.kind-unknown', { kind: purpose.slice(0, 100) })
  }
  return kind ?? null
}

const hexadecimal = /^(?:[0-9a-f]{2}){4,64}$/

/** Where a version of SPDX puts hashes. */
interface HashFields {
  readonly list: string
  readonly value: string
  /** The type of entries that are no hashes of the whole. */
  readonly other?: string
}

const checksumFields: HashFields = { list: 'checksums', value: 'checksumValue' }

/** The hashes of a package or file; what is no hash is told and left out. */
export function readHashes(node: JsonNode, fields: HashFields = checksumFields): SbomComponent['hashes'] {
  return readList(node, fields.list, (entry) => {
    if (fields.other !== undefined && entry.value.type === fields.other) return null
    const algorithm = readText(entry, 'algorithm')
    const value = readText(entry, fields.value)?.toLowerCase() ?? ''
    if (algorithm !== null && hexadecimal.test(value)) return { algorithm, value }
    entry.log.add(entry.path, 'sbom.hash-not-valid', { algorithm: algorithm?.slice(0, 40) ?? null })
    return null
  })
}

const expressionLimit = 4096

/** A licence expression; null and left out for `NOASSERTION` and `NONE`. */
export function readLicence(
  node: JsonNode,
  field: string,
  acknowledgement: 'declared' | 'concluded',
): SbomComponent['licences'] {
  const text = readAsserted(node, field, expressionLimit)
  return text === null ? [] : [{ kind: 'expression', text, acknowledgement }]
}

const urlLimit = 2048

/** An address that says something. */
export function readAddress(node: JsonNode, field: string, kind: string): SbomComponent['references'] {
  const url = readAsserted(node, field, urlLimit)
  return url === null ? [] : [{ kind, url }]
}

const infoLimit = 4096

/** trivy names the source package of a binary in `sourceInfo`: `built package from: openssl 3.0.11-1`. */
export function readSource(node: JsonNode, field: string): SbomComponent['properties'] {
  const info = readText(node, field, infoLimit)
  const [, name = '', value = null] = /^built package from: (\S+)(?: (\S+))?$/.exec(info ?? '') ?? []
  if (name === '') return []
  return [
    { name: 'aquasecurity:trivy:SrcName', value: name },
    { name: 'aquasecurity:trivy:SrcVersion', value },
  ]
}
