import { entryNodes, type JsonNode, readList, readNode, readText, requireText } from '../../json/node.ts'
import type { SplitJson } from '../../json/read-json.ts'
import { lighteningFor } from '../details.ts'
import type { SbomDocument, SbomLink, UnusedField } from '../model/sbom-document.ts'
import { unusedFields } from '../unused-fields.ts'
import { readCreation } from './creation.ts'
import { describedIds, readRelations } from './described.ts'
import { readFiles } from './files.ts'
import { packageReading, readPackages } from './packages.ts'
import { meanings, otherRelationships } from './relationships.data.ts'
import { connect } from './relationships.ts'
import { spdxFields, standingOf, versionStart } from './versions.ts'

/** Arrays that grow with the product; every way to write SPDX gives them entry by entry. */
export const growingArrays: readonly string[] = ['packages', 'relationships', 'files', 'snippets']

/** What is in a document of SPDX 2 beside its frame. */
export interface DocumentParts {
  readonly arrays: SplitJson['arrays']
  /** Where a person finds what stands at a pointer: the pointer itself, or a line. */
  readonly placeOf: (pointer: string) => string
}

/**
 * Reads a document of SPDX 2 in the shape it has in JSON, whatever it is written in. Everything that is said about
 * packages is read here, so that the same document gives the same model in each notation.
 */
export function readDocument(root: JsonNode, parts: DocumentParts): SbomDocument {
  const { arrays, placeOf } = parts
  const specVersion = readSpecVersion(root)
  const unused = unusedFields(spdxFields)
  unused.note('document', root)
  const linked = readLinks(root)
  const relations = readRelations(entryNodes(root, 'relationships', arrays), unused)
  const described = describedIds(root, relations)
  const lighten = lighteningFor({ components: arrays.get('packages')?.length ?? 0 }, root.log)
  const reading = packageReading({ unused, described, placeOf, lighten })
  readPackages(reading, entryNodes(root, 'packages', arrays))
  const left = readFiles(reading, root, arrays)
  if (reading.components.length === 0) root.log.add(`${root.path}/packages`, 'sbom.no-components')
  const connected = connect(relations, {
    reading,
    log: root.log,
    words: { meanings, others: otherRelationships },
  })
  const notTaken: readonly UnusedField[] = [...unused.report(specVersion), ...left, ...connected.unused]
  return {
    format: 'spdx',
    specVersion,
    serial: readText(root, 'documentNamespace', uriLimit),
    revision: null,
    ...readCreation(readNode(root, 'creationInfo')),
    subject: reading.subject,
    components: reading.components,
    dependencies: connected.dependencies,
    linked,
    unused: notTaken.map((field) => ({ ...field, path: placeOf(field.path) })),
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
