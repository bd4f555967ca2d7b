import type { JsonNode } from '../json/node.ts'
import type { UnusedField } from './model/advisory.ts'
import { holdsSomething } from './references.ts'

/** So many fields are named one by one. */
const mostNamed = 100

/** Fields of an object that hold something and are not taken over, each with how many entries it has. */
export function countUnused(
  node: JsonNode | null,
  prefix: string,
  used: ReadonlySet<string>,
): readonly UnusedField[] {
  if (node === null) return []
  return Object.entries(node.value)
    .filter(([field, value]) => !used.has(field) && holdsSomething(value))
    .slice(0, mostNamed)
    .map(([field, value]) => ({
      field: `${prefix}${field.slice(0, 100)}`,
      count: Array.isArray(value) ? value.length : 1,
    }))
}

/** As `countUnused`, of many objects of one kind taken together. */
export function countUnusedAmong(
  nodes: readonly JsonNode[],
  prefix: string,
  used: ReadonlySet<string>,
): readonly UnusedField[] {
  const counts = new Map<string, number>()
  for (const [field, content] of nodes.flatMap(({ value }) => Object.entries(value))) {
    const count = used.has(field) ? 0 : sizeOf(content)
    const name = `${prefix}${field.slice(0, 100)}`
    if (count > 0 && (counts.has(name) || counts.size < mostNamed)) {
      counts.set(name, (counts.get(name) ?? 0) + count)
    }
  }
  return [...counts].map(([field, count]) => ({ field, count }))
}

/** How much a field holds: entries of a list, else itself. */
function sizeOf(content: unknown): number {
  if (Array.isArray(content)) return content.length
  return Number(content !== null && content !== '')
}
