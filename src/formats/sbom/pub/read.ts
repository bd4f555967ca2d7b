import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { type JsonNode, readNode, readText } from '../../json/node.ts'
import { readNamedNodes } from '../../json/root.ts'
import { readYamlRoot } from '../../yaml/read-yaml.ts'
import { hashOf } from '../integrity.ts'
import { listFields } from '../list-fields.ts'
import { type SbomDocument, subjectPosition } from '../model/sbom-document.ts'
import { type ListedPackage, packageList } from '../package-list.ts'
import { usedFields } from './versions.ts'

/** Reads what pub resolved. What packages need in turn is not in the file. */
export function readPub(bytes: Uint8Array): Parsed<SbomDocument> {
  const root = readYamlRoot(bytes)
  if (!root.ok) return root
  const { value: document } = root
  const list = packageList(document.log)
  const unused = listFields(usedFields)
  unused.note('document', document)
  for (const [name, node] of readNamedNodes(document, 'packages')) {
    unused.note('package', node)
    const position = list.add(readPackage(name, node))
    const isDirect = readText(node, 'dependency')?.startsWith('direct') === true
    if (position !== null && isDirect) list.need(subjectPosition, position)
  }
  const told = list.document({ format: 'pub', specVersion: null, unused: unused.report() })
  return readable(told, document.log.list())
}

const addressLimit = 2048

function readPackage(name: string, node: JsonNode): ListedPackage {
  const source = readText(node, 'source')
  // Of a part of the SDK the description is its name only.
  const hasDescription = typeof node.value.description === 'object'
  const description = hasDescription ? readNode(node, 'description') : null
  const sum = description === null ? null : readText(description, 'sha256')
  return {
    path: node.path,
    type: source === 'hosted' || source === 'git' ? 'pub' : null,
    name,
    version: readText(node, 'version'),
    qualifiers: [['vcs_url', source === 'git' && description !== null ? repositoryIn(description) : null]],
    scope: readText(node, 'dependency') === 'direct dev' ? 'excluded' : null,
    hashes: hashOf('sha256', sum ?? ''),
  }
}

function repositoryIn(description: JsonNode): string | null {
  const url = readText(description, 'url', addressLimit)
  const commit = readText(description, 'resolved-ref')
  return url === null ? null : `git+${url}${commit === null ? '' : `@${commit}`}`
}
