import { batchText } from '../../text/batch-text.ts'
import { bareComponent } from '../model/bare-component.ts'
import { type ComponentScope, type SbomDependency, subjectPosition } from '../model/sbom-document.ts'
import type { SbomSource } from '../model/sbom-source.ts'
import { licenceTexts } from './write-licences.ts'
import { writePackage } from './write-package.ts'

const documentId = 'SPDXRef-DOCUMENT'

/**
 * A bill of materials as SPDX 2.3 JSON, piece by piece. Services have no place in it: each is a package whose purpose
 * is `OTHER` and whose comment says so.
 */
export function writeSpdx(source: SbomSource): AsyncGenerator<string> {
  return batchText(piecesOf(source))
}

async function* piecesOf(source: SbomSource): AsyncGenerator<string> {
  const licences = licenceTexts()
  const { subject } = source
  yield `${JSON.stringify(writeHead(source)).slice(0, -1)},\n"packages":[\n`
  yield JSON.stringify(
    writePackage(subject ?? bareComponent(source.name), { id: idOf(subjectPosition), licences }),
  )
  const described: Described = {
    holders: [],
    scopes: [],
    stated: [subject?.statesDependencies === true],
  }
  for await (const component of source.components) {
    yield `,\n${JSON.stringify(writePackage(component, { id: idOf(described.holders.length), licences }))}`
    described.holders.push(component.parent)
    described.scopes.push(component.scope)
    described.stated.push(component.statesDependencies)
  }
  for (const [position, service] of (source.services ?? []).entries()) {
    yield `,\n${JSON.stringify(writeService(service, position))}`
  }
  yield '\n],\n"relationships":[\n'
  yield JSON.stringify(relationship(documentId, 'DESCRIBES', idOf(subjectPosition)))
  for (const one of relationshipsOf(source, described)) yield `,\n${JSON.stringify(one)}`
  yield '\n]'
  const extracted = [...licences.extracted()]
  if (extracted.length > 0) yield `,\n"hasExtractedLicensingInfos":${JSON.stringify(extracted)}`
  yield '\n}\n'
}

function writeHead(source: SbomSource) {
  const { name, serial, tlp, created, authors, tools } = source
  const creators = [
    ...tools.map((tool) => `Tool: ${tool.name}${tool.version === null ? '' : `-${tool.version}`}`),
    ...authors.map((author) => `Organization: ${author}`),
  ]
  return {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: documentId,
    name,
    documentNamespace: namespaceOf(serial, name),
    creationInfo: { created, creators },
    ...(tlp !== null && { comment: `TLP:${tlp.toUpperCase()}` }),
  }
}

/** A document needs a namespace of its own; a URI without a fragment (2.3 §6.5). */
function namespaceOf(serial: string | null, name: string): string {
  if (serial !== null && /^[a-z][a-z0-9+.-]{1,20}:[^\s#]+$/i.test(serial)) return serial
  return `https://spdx.org/spdxdocs/${encodeURIComponent(name)}`
}

function idOf(position: number): string {
  return position === subjectPosition ? 'SPDXRef-subject' : `SPDXRef-c${position}`
}

function serviceIdOf(position: number): string {
  return `SPDXRef-s${position}`
}

function writeService(
  { name, version, endpoints }: NonNullable<SbomSource['services']>[number],
  position: number,
) {
  return {
    SPDXID: serviceIdOf(position),
    name,
    ...(version !== null && { versionInfo: version }),
    downloadLocation: 'NOASSERTION',
    filesAnalyzed: false,
    primaryPackagePurpose: 'OTHER',
    comment: ['service', ...endpoints].join('\n'),
  }
}

/** What was written of the components, by position; `stated` begins with the subject. */
interface Described {
  readonly holders: (number | null)[]
  readonly scopes: (ComponentScope | null)[]
  readonly stated: boolean[]
}

function* relationshipsOf(source: SbomSource, described: Described): Generator<object> {
  const needing = new Set<number>()
  for (const [position, holder] of described.holders.entries()) {
    if (holder !== null) yield relationship(idOf(holder), 'CONTAINS', idOf(position))
  }
  for (const edge of source.dependencies) {
    if (edge.kind !== 'contains') needing.add(edge.from)
    yield edgeOf(edge, described.scopes[edge.to] ?? null)
  }
  for (const { from, to } of source.serviceDependencies ?? []) {
    const end = ({ of, position }: typeof from) => (of === 'service' ? serviceIdOf(position) : idOf(position))
    if (from.of === 'component') needing.add(from.position)
    yield relationship(end(from), 'DEPENDS_ON', end(to))
  }
  // That nothing is needed is said too (2.3 §11.1).
  for (const [index, isStated] of described.stated.entries()) {
    if (isStated && !needing.has(index - 1)) yield relationship(idOf(index - 1), 'DEPENDS_ON', 'NONE')
  }
}

/** Whether it is needed when the product runs is said of the edge; what is not shipped only who makes it needs. */
function edgeOf({ from, to, kind }: SbomDependency, scope: ComponentScope | null): object {
  if (kind === 'contains') return relationship(idOf(from), 'CONTAINS', idOf(to))
  if (scope === 'optional') return relationship(idOf(to), 'OPTIONAL_DEPENDENCY_OF', idOf(from))
  if (scope === 'excluded') return relationship(idOf(to), 'DEV_DEPENDENCY_OF', idOf(from))
  if (scope === 'required') return relationship(idOf(to), 'RUNTIME_DEPENDENCY_OF', idOf(from))
  return relationship(idOf(from), 'DEPENDS_ON', idOf(to))
}

function relationship(spdxElementId: string, relationshipType: string, relatedSpdxElement: string) {
  return { spdxElementId, relationshipType, relatedSpdxElement }
}
