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
