import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { type JsonNode, readNodes, readText } from '../../json/node.ts'
import { readJsonRoot } from '../../json/root.ts'
import { listFields } from '../list-fields.ts'
import type { ComponentScope, SbomDocument } from '../model/sbom-document.ts'
import { packageList } from '../package-list.ts'
import { usedFields } from './versions.ts'

/** Reads the packages of the image, and those that only built it. */
export function readCos(bytes: Uint8Array): Parsed<SbomDocument> {
  const root = readJsonRoot(bytes)
  if (!root.ok) return root
  const { value: document } = root
  const list = packageList(document.log)
  const unused = listFields(usedFields)
  unused.note('document', document)
  const add = (node: JsonNode, scope: ComponentScope) => {
    unused.note('package', node)
    list.add({
      path: node.path,
      type: 'cos',
      namespace: readText(node, 'category'),
      name: readText(node, 'name') ?? '',
      version: readText(node, 'version'),
      scope,
      properties: ['ebuild_version', 'ebuildVersion'].flatMap((field) => {
        const value = readText(node, field)
        return value === null ? [] : [{ name: 'ebuild-version', value }]
      }),
    })
  }
  for (const node of readNodes(document, 'installedPackages')) add(node, 'required')
  for (const node of readNodes(document, 'buildTimePackages')) add(node, 'excluded')
  const told = { format: 'cos', specVersion: null, lifecycles: ['operations'], unused: unused.report() }
  return readable(list.document(told), document.log.list())
}
