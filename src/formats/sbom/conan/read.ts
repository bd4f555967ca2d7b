import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import { hasField, isObject, type JsonNode, pathTo, readNode, readText, readTexts } from '../../json/node.ts'
import { readJsonRoot, readNamedNodes, readNamedTexts } from '../../json/root.ts'
import { listFields } from '../list-fields.ts'
import { type SbomDocument, subjectPosition } from '../model/sbom-document.ts'
import { type ListedPackage, type PackageList, packageList } from '../package-list.ts'
import { listedReference } from './reference.ts'
import { usedFields } from './versions.ts'

/** Reads what Conan resolved: since version 2 a list, before a graph. */
export function readConan(bytes: Uint8Array): Parsed<SbomDocument> {
  const root = readJsonRoot(bytes)
  if (!root.ok) return root
  const { value: document } = root
  const list = packageList(document.log)
  const unused = listFields(usedFields)
  unused.note('document', document)
  const graph = readNode(document, 'graph_lock')
  const nodes = graph === null ? [] : readNamedNodes(graph, 'nodes')
  for (const [, node] of nodes) unused.note('node', node)
  const main = nodes.find(([, node]) => isConsumer(node))
  if (hasField(document, 'graph_lock')) readGraph(nodes, main?.[0] ?? null, list)
  else readLists(document, list)
  const told = list.document({
    format: 'conan',
    specVersion: readText(document, 'version'),
    subject: main === undefined ? null : subjectOf(main[1]),
    unused: unused.report(),
  })
  return readable(told, document.log.list())
}

const referenceLimit = 1024

/** What the lock is for is a recipe in a folder. */
function isConsumer(node: JsonNode): boolean {
  return hasField(node, 'path') || referenceOf(node) === null
}

/** Locks before 0.4 have the whole package as `pref`: `name/version#revision:package#revision`. */
function referenceOf(node: JsonNode): string | null {
  return readText(node, 'ref', referenceLimit) ?? readText(node, 'pref', referenceLimit)
}

/** Ids of other nodes; before 0.3 by the reference of what is needed. */
function neededIds(node: JsonNode, field: string): readonly string[] {
  return isObject(node.value[field])
    ? readNamedTexts(node, field).map(([, id]) => id)
    : readTexts(node, field)
}

function subjectOf(node: JsonNode): ListedPackage | null {
  const reference = listedReference(node.path, referenceOf(node) ?? '')
  return reference === null ? null : { ...reference, type: null, kind: 'application' }
}

/** Needs are ids of other nodes; those that only build are of the other machine, or named as such. */
function readGraph(
  nodes: readonly (readonly [string, JsonNode])[],
  main: string | null,
  list: PackageList,
): void {
  const positions = new Map<string, number>()
  const forBuild = new Set(nodes.flatMap(([, node]) => neededIds(node, 'build_requires')))
  if (main !== null) positions.set(main, subjectPosition)
  for (const [id, node] of nodes.filter(([one]) => one !== main)) {
    const listed = listedReference(node.path, referenceOf(node) ?? '')
    const isBuilt = readText(node, 'context') === 'build' || forBuild.has(id)
    const scope = isBuilt ? 'excluded' : 'required'
    const position = listed === null ? null : list.add({ ...listed, scope, statesNeeds: true })
    if (position !== null) positions.set(id, position)
  }
  for (const [id, node] of nodes) {
    const from = positions.get(id)
    const needed = ['requires', 'build_requires'].flatMap((field) => neededIds(node, field))
    if (from !== undefined) list.needNamed(from, needed, positions)
  }
}

const kinds = [
  { field: 'requires', scope: 'required' },
  { field: 'build_requires', scope: 'excluded' },
  { field: 'python_requires', scope: 'excluded' },
] as const

function readLists(document: JsonNode, list: PackageList): void {
  for (const { field, scope } of kinds) {
    for (const [index, reference] of readTexts(document, field, referenceLimit).entries()) {
      const path = `${pathTo(document, field)}/${index}`
      const listed = listedReference(path, reference)
      if (listed === null) document.log.add(path, 'sbom.component-without-name')
      else list.add({ ...listed, scope })
    }
  }
}
