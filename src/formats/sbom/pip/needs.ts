import { type JsonNode, readNode, readNodes, readText } from '../../json/node.ts'
import { subjectPosition } from '../model/sbom-document.ts'
import type { PackageList } from '../package-list.ts'
import { normalName } from '../python-lock/needs.ts'

/** Whether the entries are those that `pipdeptree --json` prints. */
export function areNeeds([first]: readonly JsonNode[]): boolean {
  return (
    first !== undefined && typeof first.value.package === 'object' && Array.isArray(first.value.dependencies)
  )
}

/** What `pipdeptree --json` prints: each package with what it needs. What nobody needs was asked for. */
export function addNeeds(nodes: readonly JsonNode[], list: PackageList): void {
  const positions = new Map<string, number>()
  const added = nodes.flatMap((node) => {
    const own = readNode(node, 'package')
    const name = own === null ? null : readText(own, 'package_name')
    if (own === null || name === null) return []
    const position = list.add({
      path: own.path,
      type: 'pypi',
      name,
      version: readText(own, 'installed_version'),
      statesNeeds: true,
    })
    if (position === null) return []
    positions.set(normalName(name), position)
    return [{ node, position }]
  })
  const needed = new Set<number>()
  for (const { node, position } of added) {
    for (const one of readNodes(node, 'dependencies')) {
      const to = positions.get(normalName(readText(one, 'package_name') ?? ''))
      if (to === undefined) continue
      list.need(position, to)
      needed.add(to)
    }
  }
  for (const { position } of added) if (!needed.has(position)) list.need(subjectPosition, position)
}
