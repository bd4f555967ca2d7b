import { type JsonNode, readText } from '../../json/node.ts'
import { namedNodesOf, readNamedNodes, readNamedTexts } from '../../json/root.ts'
import { subjectPosition } from '../model/sbom-document.ts'
import type { PackageList } from '../package-list.ts'
import { hashesOfContent, keyOf, listedPackage, type NugetUnused } from './identity.ts'

interface Locked {
  readonly list: PackageList
  readonly unused: NugetUnused
  /** Every package by name and version. */
  readonly all: Map<string, number>
}

/** What was resolved for one framework, by name. */
type Resolved = Map<string, { readonly position: number; readonly node: JsonNode }>

/** `packages.lock.json`: packages by the framework they were resolved for; the same one for several is one. */
export function readLockFile(root: JsonNode, list: PackageList, unused: NugetUnused): void {
  unused.note('lock', root)
  const locked: Locked = { list, unused, all: new Map() }
  for (const [, framework] of readNamedNodes(root, 'dependencies')) {
    const resolved: Resolved = new Map()
    for (const [name, node] of namedNodesOf(framework)) {
      const position = addPackage(name, node, locked)
      if (position === null) continue
      resolved.set(keyOf(name), { position, node })
      if (node.value.type === 'Direct') list.need(subjectPosition, position)
    }
    connect(resolved, list)
  }
}

function addPackage(name: string, node: JsonNode, { list, unused, all }: Locked): number | null {
  unused.note('package', node)
  const version = readText(node, 'resolved')
  const key = keyOf(name, version ?? '')
  const known = all.get(key)
  if (known !== undefined) return known
  const position = list.add({
    ...listedPackage(node.path, { name, version, isProject: node.value.type === 'Project' }),
    hashes: hashesOfContent(readText(node, 'contentHash')),
    statesNeeds: true,
  })
  if (position !== null) all.set(key, position)
  return position
}

function connect(resolved: Resolved, list: PackageList): void {
  for (const { position, node } of resolved.values()) {
    for (const [needed] of readNamedTexts(node, 'dependencies')) {
      const to = resolved.get(keyOf(needed))
      if (to !== undefined) list.need(position, to.position)
    }
  }
}
