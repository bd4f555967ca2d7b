import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import {
  entryNodes,
  isObject,
  type JsonNode,
  readList,
  readNode,
  readText,
  requireText,
} from '../../json/node.ts'
import { type SplitJson, splitJson } from '../../json/read-json.ts'
import type { SbomDocument, SbomLink } from '../model/sbom-document.ts'
import { unusedFields } from '../unused-fields.ts'
import { readCreation } from './creation.ts'
import { describedIds, idsOfParts, readRelations } from './described.ts'
import { packageReading, readPackages } from './packages.ts'
import { connect } from './relationships.ts'
import { spdxFields, standingOf } from './versions.ts'

/**
 * Reads an SPDX document in JSON, versions 2.2 and 2.3 and other 2.x by the nearest rules. What could not be read is
 * in the warnings, each with its place; the document is refused only when it is not JSON, not SPDX, or of another
 * major version. Packages and relationships are parsed one by one, so the size is bounded by the model.
 */
export function readSpdx(source: string | Uint8Array): Parsed<SbomDocument> {
  const json = splitJson(source, ['packages', 'relationships'])
  if (!json.ok) return json
  const { value, log, arrays } = json.value
  const root = rootOf(value)
  const refusal = refusalOf(root.value)
  if (refusal !== null) return unreadable(refusal)
  if (!isObject(root.value)) return unreadable(problem('', 'sbom.not-spdx'))
  const node = { value: root.value, path: root.path, log }
  const document = readDocument(node, root.path === '' ? arrays : new Map())
  return readable(document, log.list())
}

/** GitHub's API hands a document out within an object. */
function rootOf(value: unknown): { readonly value: unknown; readonly path: string } {
  const inner = isObject(value) && value.spdxVersion === undefined ? value.sbom : undefined
  return isObject(inner) ? { value: inner, path: '/sbom' } : { value, path: '' }
}

const versionStart = 'SPDX-'

function refusalOf(value: unknown) {
  if (!isObject(value)) return problem('', 'sbom.not-spdx')
  const { spdxVersion } = value
  if (typeof spdxVersion !== 'string' && value['@context'] !== undefined) {
    return problem('/@context', 'sbom.spec-version-not-supported', { version: '3' })
  }
  const isSilent = spdxVersion === undefined || spdxVersion === ''
  if (isSilent && typeof value.SPDXID === 'string') return null
  if (typeof spdxVersion !== 'string' || !spdxVersion.startsWith(versionStart)) {
    return problem('/spdxVersion', 'sbom.not-spdx')
  }
  const version = spdxVersion.slice(versionStart.length)
  if (standingOf(version) !== 'foreign') return null
  return problem('/spdxVersion', 'sbom.spec-version-not-supported', { version: version.slice(0, 40) })
}

function readDocument(root: JsonNode, arrays: SplitJson['arrays']): SbomDocument {
  const specVersion = readSpecVersion(root)
  const unused = unusedFields(spdxFields)
  unused.note('document', root)
  const linked = readLinks(root)
  const relations = readRelations(entryNodes(root, 'relationships', arrays), unused)
  const described = describedIds(root, relations)
  const reading = packageReading(unused, { described, others: idsOfParts(root) })
  readPackages(reading, entryNodes(root, 'packages', arrays))
  if (reading.components.length === 0) root.log.add(`${root.path}/packages`, 'sbom.no-components')
  const connected = connect(relations, { reading, log: root.log })
  return {
    format: 'spdx',
    specVersion,
    serial: readText(root, 'documentNamespace', 2048),
    revision: null,
    ...readCreation(readNode(root, 'creationInfo')),
    subject: reading.subject,
    components: reading.components,
    dependencies: connected.dependencies,
    linked,
    unused: [...unused.report(), ...connected.unused],
  }
}

function readSpecVersion(root: JsonNode): string | null {
  const version = readText(root, 'spdxVersion')?.slice(versionStart.length) ?? null
  const path = `${root.path}/spdxVersion`
  if (version === null) root.log.add(path, 'sbom.spec-version-missing')
  else if (standingOf(version) === 'near') root.log.add(path, 'sbom.spec-version-unknown', { version })
  return version
}

const uriLimit = 2048

/** Documents outside are named and told, whatever their address; fetching one would let a document aim our requests. */
function readLinks(root: JsonNode): readonly SbomLink[] {
  return readList(root, 'externalDocumentRefs', (node) => {
    const name = requireText(node, 'externalDocumentId')
    const uri = requireText(node, 'spdxDocument', uriLimit)
    if (name === null || uri === null) return null
    node.log.add(node.path, 'sbom.reference-outside', { name, uri: uri.slice(0, 200) })
    return { name, uri }
  })
}
