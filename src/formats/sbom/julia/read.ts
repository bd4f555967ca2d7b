import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { isObject, type JsonNode, readNode, readNodes, readText, readTexts } from '../../json/node.ts'
import { readNamedTexts } from '../../json/root.ts'
import { readTomlRoot } from '../../toml/read-toml.ts'
import { listFields } from '../list-fields.ts'
import type { SbomDocument } from '../model/sbom-document.ts'
import { type ListedPackage, packageList } from '../package-list.ts'
import { usedFields } from './versions.ts'

/** Reads what was resolved. What the project itself asks for stands in another file. */
export function readJulia(bytes: Uint8Array): Parsed<SbomDocument> {
  const root = readTomlRoot(bytes)
  if (!root.ok) return root
  const { value: document } = root
  const list = packageList(document.log)
  const unused = listFields(usedFields)
  unused.note('document', document)
  const positions = new Map<string, number>()
  const added = entriesIn(document).flatMap(({ name, node }) => {
    unused.note('package', node)
    const position = list.add(packageOf(name, node))
    if (position === null) return []
    for (const one of [name, readText(node, 'uuid') ?? name]) positions.set(one, position)
    return [{ position, node }]
  })
  for (const { position, node } of added) list.needNamed(position, namesNeeded(node), positions)
  const specVersion = readText(document, 'manifest_format') ?? '1.0'
  const told = list.document({ format: 'julia', specVersion, unused: unused.report() })
  return readable(told, document.log.list())
}

/** By name a list: several packages may share one. Since format 2 they stand in a table of their own. */
function entriesIn(document: JsonNode): readonly { readonly name: string; readonly node: JsonNode }[] {
  const holder = isObject(document.value.deps) ? readNode(document, 'deps') : document
  if (holder === null) return []
  return Object.keys(holder.value)
    .filter((name) => Array.isArray(holder.value[name]))
    .flatMap((name) => readNodes(holder, name).map((node) => ({ name, node })))
}

const addressLimit = 2048

/** A package without a version is a part of Julia itself, or lies in a folder. */
function packageOf(name: string, node: JsonNode): ListedPackage {
  const uuid = readText(node, 'uuid')
  const url = readText(node, 'repo-url', addressLimit)
  const commit = readText(node, 'repo-rev')
  const isLocal = readText(node, 'path', addressLimit) !== null
  return {
    path: node.path,
    type: isLocal || uuid === null ? null : 'julia',
    name,
    version: readText(node, 'version'),
    qualifiers: [
      ['uuid', uuid],
      ['vcs_url', url === null ? null : `git+${url}${commit === null ? '' : `@${commit}`}`],
    ],
    statesNeeds: true,
  }
}

/** Names, or, where several packages share one, names with ids. */
function namesNeeded(node: JsonNode): readonly string[] {
  if (Array.isArray(node.value.deps)) return readTexts(node, 'deps')
  return readNamedTexts(node, 'deps').map(([, uuid]) => uuid)
}
