import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { isObject, type JsonNode, readInteger, readNode, readText } from '../../json/node.ts'
import { readJsonRoot, readNamedNodes } from '../../json/root.ts'
import { listFields } from '../list-fields.ts'
import type { ComponentScope, SbomDocument } from '../model/sbom-document.ts'
import { type ListedPackage, packageList } from '../package-list.ts'
import { usedFields } from './versions.ts'

const scopes: ReadonlyMap<string, ComponentScope> = new Map([
  ['default', 'required'],
  ['develop', 'excluded'],
])

/** Beside these two a project may have categories of its own, of which the file does not say what they are for. */
function categoriesOf(root: JsonNode): readonly string[] {
  return Object.keys(root.value).filter((field) => field !== '_meta' && isObject(root.value[field]))
}

const addressLimit = 2048

/** Reads what Pipenv resolved. Who needs whom is not said. */
export function readPipenv(bytes: Uint8Array): Parsed<SbomDocument> {
  const root = readJsonRoot(bytes)
  if (!root.ok) return root
  const { log } = root.value
  const list = packageList(log)
  const unused = listFields(usedFields)
  for (const field of categoriesOf(root.value)) {
    const scope = scopes.get(field) ?? null
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
