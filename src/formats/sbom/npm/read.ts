import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { hasField, type JsonNode, readText } from '../../json/node.ts'
import { splitJsonObjects } from '../../json/read-json.ts'
import { memberNodes, readNamedNodes, rootOf } from '../../json/root.ts'
import { listFields } from '../list-fields.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { packageList } from '../package-list.ts'
import { readEntries } from './entries.ts'
import { readPackages } from './packages.ts'
import { isPrinted, readTree } from './printed.ts'
import { usedFields } from './versions.ts'

/**
 * Reads what npm wrote down of an installation. From version 2 on a document says everything twice; `packages` is
 * taken, which knows the project itself and what it asks for.
 */
export function readNpm(bytes: Uint8Array): Parsed<SbomDocument> {
  const json = splitJsonObjects(bytes, ['packages'])
  if (!json.ok) return json
  const root = rootOf(json.value.value, json.value.log)
  if (!root.ok) return root
  const node = root.value
  const list = packageList(node.log)
  if (!hasField(node, 'lockfileVersion') && isPrinted(Buffer.from(bytes).toString('utf8'))) {
    const { count, path } = readTree(node, list)
    const missing = count === 0 ? [] : [{ path, field: 'missing', count }]
    const told = { format: 'npm', specVersion: 'npm ls', subject: subjectOf(node), unused: missing }
    return readable(list.document(told), node.log.list())
  }
  const unused = listFields(usedFields)
  unused.note('document', node)
  const folders = json.value.objects.get('packages')
  if (folders !== undefined) readPackages(memberNodes(folders, '/packages', node.log), { list, unused })
  else if (hasField(node, 'packages')) readPackages(readNamedNodes(node, 'packages'), { list, unused })
  else readEntries(node, { list, unused })
  const document = list.document({
    format: 'npm',
    specVersion: versionOf(node),
    subject: subjectOf(node),
    unused: unused.report(),
  })
  return readable(document, node.log.list())
}

function versionOf(root: JsonNode): string | null {
  const version = root.value.lockfileVersion
  return typeof version === 'number' ? String(version) : null
}

function subjectOf(root: JsonNode) {
  const name = readText(root, 'name')
  if (name === null) return null
  return { path: '', type: null, name, version: readText(root, 'version'), kind: 'application' } as const
}
