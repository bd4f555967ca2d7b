import { parsePurl } from '#versions/identifiers/purl/index.ts'
import { hasField, isObject, type JsonNode, pathTo, readArray, readNode, readText } from '../../json/node.ts'
import { hashOf } from '../integrity.ts'
import type { SbomEvidence } from '../model/evidence.ts'
import type { ComponentKind, SbomComponent, SbomLicence, SbomProperty } from '../model/sbom-document.ts'
import { sourceFields } from './versions.ts'

const idLimit = 2048
const purlLimit = 4096
const cpeLimit = 2048
/** Syft guesses CPE names by the dozen. */
const mostCpes = 50

/** Writable until the document is complete. */
type GrowingComponent = { -readonly [Field in keyof SbomComponent]: SbomComponent[Field] }

/** One package that Syft found; null, with a problem, where it has no name. */
export function readArtifact(node: JsonNode): GrowingComponent | null {
  const purl = readPurl(node)
  const name = readText(node, 'name')
  if (name === null) {
    node.log.add(node.path, 'sbom.component-without-name')
    return null
  }
  const version = readText(node, 'version')
  const [cpe = null, ...others] = readCpes(node)
  if (!hasField(node, 'purl')) node.log.add(node.path, 'sbom.purl-missing', { name, hasCpe: cpe !== null })
  if (version === null) node.log.add(node.path, 'sbom.component-version-missing', { name })
  const metadata = isObject(node.value.metadata) ? readNode(node, 'metadata') : null
  return {
    ref: readText(node, 'id', idLimit),
    path: node.path,
    parent: null,
    kind: kindOf(readText(node, 'type')),
    group: null,
    name,
    version,
    versionRange: null,
    purl,
    cpe,
    scope: null,
    isExternal: null,
    supplier: null,
    manufacturer: null,
    publisher: null,
    authors: [],
    hashes: metadata === null ? [] : digestsOf(metadata),
    licences: readLicences(node),
    references: [],
    properties: [
      ...others.map((value) => ({ name: 'syft:cpe23', value })),
      ...(metadata === null ? [] : sourceIn(metadata)),
    ],
    ...evidenceOf(node),
    statesDependencies: false,
  }
}

function kindOf(type: string | null): ComponentKind | null {
  if (type === null) return null
  return type === 'binary' || type.endsWith('-app') ? 'application' : 'library'
}

/** Where it gives none, the field is empty. */
function readPurl(node: JsonNode): string | null {
  const written = readText(node, 'purl', purlLimit)
  if (written === null) return null
  const parsed = parsePurl(written)
  if (parsed.ok) return written
  for (const { code, facts } of parsed.problems)
    node.log.add(pathTo(node, 'purl'), code, { ...facts, purl: written.slice(0, 200) })
  return null
}

/** Texts, since version 13 objects that also say whose they are. */
function readCpes(node: JsonNode): readonly string[] {
  const written = readArray(node, 'cpes').map((entry) => (isObject(entry) ? entry.cpe : entry))
  const cpes = written.filter(
    (cpe): cpe is string => typeof cpe === 'string' && cpe.length <= cpeLimit && cpe.startsWith('cpe:'),
  )
  return cpes.slice(0, mostCpes)
}

const licenceLimit = 512

/** Texts, since version 7 objects with what Syft makes of them. */
function readLicences(node: JsonNode): readonly SbomLicence[] {
  return readArray(node, 'licenses').flatMap((entry, index): readonly SbomLicence[] => {
    if (typeof entry === 'string') return licenceOf(entry, null)
    if (!isObject(entry)) return []
    const licence = { value: entry, path: `${pathTo(node, 'licenses')}/${index}`, log: node.log }
    const type = readText(licence, 'type')
    const acknowledgement = type === 'declared' || type === 'concluded' ? type : null
    const expression = readText(licence, 'spdxExpression', 4096)
    if (expression !== null) return [{ kind: 'expression', text: expression, acknowledgement }]
    // Of some packages it holds the whole text.
    const { value } = entry
    return typeof value === 'string' && value.length <= licenceLimit ? licenceOf(value, acknowledgement) : []
  })
}

function licenceOf(text: string, acknowledgement: SbomLicence['acknowledgement']): readonly SbomLicence[] {
  return text === '' ? [] : [{ kind: 'name', text, acknowledgement }]
}

/** Of which package it was built, and of which module. */
function sourceIn(metadata: JsonNode): readonly SbomProperty[] {
  return sourceFields.flatMap((field) => {
    const value = typeof metadata.value[field] === 'string' ? readText(metadata, field) : null
    return value === null ? [] : [{ name: `syft:metadata:${field}`, value }]
  })
}

function digestsOf(metadata: JsonNode): SbomComponent['hashes'] {
  const { digest } = metadata.value
  if (!Array.isArray(digest)) return []
  return digest.flatMap((entry: unknown) => {
    if (!isObject(entry)) return []
    const { algorithm, value } = entry
    return typeof algorithm === 'string' && typeof value === 'string' ? hashOf(algorithm, value) : []
  })
}

/** Where it was seen. */
function evidenceOf(node: JsonNode): { readonly evidence?: SbomEvidence } {
  const places = readArray(node, 'locations').flatMap((entry) =>
    isObject(entry) && typeof entry.path === 'string' && entry.path.length <= idLimit ? [entry.path] : [],
  )
  if (places.length === 0) return {}
  const occurrences = [...new Set(places)].slice(0, mostPlaces).map((location) => ({
    location,
    line: null,
    offset: null,
    symbol: null,
    context: null,
  }))
  return { evidence: { identities: [], occurrences, licences: [], copyright: [] } }
}

const mostPlaces = 20
