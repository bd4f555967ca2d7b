import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { type JsonNode, readInteger, readNode, readText } from '../../json/node.ts'
import { readJsonRoot, readNamedNodes } from '../../json/root.ts'
import { listFields } from '../list-fields.ts'
import type { ComponentScope, SbomDocument } from '../model/sbom-document.ts'
import { type ListedPackage, packageList } from '../package-list.ts'
import { usedFields } from './versions.ts'

const groups: readonly (readonly [field: string, scope: ComponentScope])[] = [
  ['default', 'required'],
  ['develop', 'excluded'],
]

const addressLimit = 2048

/** Reads what Pipenv resolved. Who needs whom is not said. */
export function readPipenv(bytes: Uint8Array): Parsed<SbomDocument> {
  const root = readJsonRoot(bytes)
  if (!root.ok) return root
  const { log } = root.value
  const list = packageList(log)
  const unused = listFields(usedFields)
  unused.note('document', root.value)
  for (const [field, scope] of groups) {
    for (const [name, node] of readNamedNodes(root.value, field)) {
      unused.note('package', node)
      list.add({ ...readPackage(name, node), scope })
    }
  }
  const meta = readNode(root.value, '_meta')
  const version = meta === null ? null : readInteger(meta, 'pipfile-spec')
  const specVersion = version === null ? null : String(version)
  return readable(list.document({ format: 'pipenv', specVersion, unused: unused.report() }), log.list())
}

function readPackage(name: string, node: JsonNode): ListedPackage {
  const git = readText(node, 'git', addressLimit)
  const ref = readText(node, 'ref')
  const url = git === null ? null : `${git.startsWith('git') ? '' : 'git+'}${git}`
  const isLocal = readText(node, 'path', addressLimit) !== null
  return {
    type: isLocal ? null : 'pypi',
    path: node.path,
    name,
    version: readText(node, 'version')?.replace(/^={2,3}/, '') ?? null,
    qualifiers: [['vcs_url', url === null || ref === null ? url : `${url}@${ref}`]],
  }
}
