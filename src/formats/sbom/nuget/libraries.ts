import { type JsonNode, readNode, readText } from '../../json/node.ts'
import { namedNodesOf, readNamedNodes, readNamedTexts } from '../../json/root.ts'
import { subjectPosition } from '../model/sbom-document.ts'
import type { ListedPackage, PackageList } from '../package-list.ts'
import { hashesOfContent, keyOf, listedPackage, type NugetUnused } from './identity.ts'

/**
 * `deps.json` and `project.assets.json`: libraries by `Name/Version`, and for each framework what they need. In
 * `deps.json` the program itself is a project among them; where only one is needed by no other, it is the subject.
 * @returns the subject
 */
export function readLibraries(root: JsonNode, list: PackageList, unused: NugetUnused): ListedPackage | null {
  unused.note('document', root)
  const libraries = readNamedNodes(root, 'libraries')
  const edges = edgesOf(root)
  const needed = new Set([...edges.values()].flatMap((names) => [...names]))
  const roots = libraries.filter(
    ([id, { value }]) =>
      value.type === 'project' && edges.has(keyOf(id)) && !needed.has(keyOf(splitId(id).name)),
  )
  const [main] = roots.length === 1 ? roots : []
  const positions = new Map<string, number>()
  for (const [id, node] of libraries) {
    unused.note('library', node)
    const position = node === main?.[1] ? subjectPosition : list.add(libraryOf(id, node))
    if (position === null) continue
    positions.set(keyOf(id), position)
    positions.set(keyOf(splitId(id).name), position)
  }
  for (const [id, names] of edges) {
    const from = positions.get(id)
    if (from !== undefined) list.needNamed(from, names, positions)
  }
  const asked = askedForBy(root).map((name) => keyOf(name))
  list.needNamed(subjectPosition, asked, positions)
  return main === undefined ? projectOf(root) : { ...libraryOf(...main), kind: 'application' }
}

function libraryOf(id: string, node: JsonNode): ListedPackage {
  const type = readText(node, 'type')
  const { name, version } = splitId(id)
  const isPack = type === 'runtimepack'
  const told = { name: isPack ? withoutMark(name) : name, version, isProject: type !== 'package' && !isPack }
  return {
    ...listedPackage(node.path, told),
    hashes: hashesOfContent(readText(node, 'sha512')),
    statesNeeds: true,
  }
}

/** What a program that brings its runtime along says of it: `runtimepack.` and the name of NuGet's package. */
function withoutMark(name: string): string {
  return name.replace(/^runtimepack\.(?=.)/i, '')
}

function splitId(id: string): { readonly name: string; readonly version: string | null } {
  const slash = id.lastIndexOf('/')
  return slash < 0 ? { name: id, version: null } : { name: id.slice(0, slash), version: id.slice(slash + 1) }
}

/** Of each library the names that it needs, for any framework. */
function edgesOf(root: JsonNode): ReadonlyMap<string, ReadonlySet<string>> {
  const edges = new Map<string, Set<string>>()
  for (const [, target] of readNamedNodes(root, 'targets')) {
    for (const [id, node] of namedNodesOf(target)) {
      const names = edges.get(keyOf(id)) ?? new Set()
      for (const [name] of readNamedTexts(node, 'dependencies')) names.add(keyOf(name))
      edges.set(keyOf(id), names)
    }
  }
  return edges
}

/** What the project of `project.assets.json` asks for itself. */
function askedForBy(root: JsonNode): readonly string[] {
  const project = readNode(root, 'project')
  if (project === null) return []
  return readNamedNodes(project, 'frameworks').flatMap(([, framework]) =>
    readNamedNodes(framework, 'dependencies').map(([name]) => name),
  )
}

function projectOf(root: JsonNode): ListedPackage | null {
  const project = readNode(root, 'project')
  const restore = project === null ? null : readNode(project, 'restore')
  const name = restore === null ? null : readText(restore, 'projectName')
  if (project === null || name === null) return null
  const version = readText(project, 'version')
  return { ...listedPackage(project.path, { name, version, isProject: true }), kind: 'application' }
}
