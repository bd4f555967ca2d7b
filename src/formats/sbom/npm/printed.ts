import { type JsonNode, readBoolean, readText } from '../../json/node.ts'
import { readNamedNodes } from '../../json/root.ts'
import { subjectPosition } from '../model/sbom-document.ts'
import type { ListedPackage, PackageList } from '../package-list.ts'
import { npmIdentity, originOf } from './identity.ts'

/** Whether the text is what `npm ls --json` prints. */
export function isPrinted(text: string): boolean {
  return /"dependencies"\s*:\s*\{\s*"[^"\n]{1,250}"\s*:\s*\{\s*"version"\s*:\s*"[^"\n]{0,250}"\s*,\s*(?:"resolved"\s*:\s*"[^"\n]{0,2048}"\s*,\s*)?"(?:overridden|from)"\s*:/.test(
    text,
  )
}

const addressLimit = 2048

/** Deeper than any tree of packages that somebody installed. */
const deepest = 200

/**
 * What `npm ls --json` prints: who needs whom as a tree, in which a package stands under each that needs it. What is asked
 * for and not installed is counted, not listed. @returns how many those are, and where the first is
 */
export function readTree(
  root: JsonNode,
  list: PackageList,
): { readonly count: number; readonly path: string } {
  const positions = new Map<string, number>()
  const missing = { count: 0, path: '' }
  const waiting = [{ node: root, from: subjectPosition, depth: 0 }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, from, depth } = next
    for (const [name, one] of readNamedNodes(node, 'dependencies')) {
      const to = addOnce(name, one, { list, positions, missing })
      if (to === null) continue
      list.need(from, to)
      if (depth < deepest) waiting.push({ node: one, from: to, depth: depth + 1 })
    }
  }
  return missing
}

interface Growing {
  readonly list: PackageList
  readonly positions: Map<string, number>
  readonly missing: { count: number; path: string }
}

function addOnce(name: string, node: JsonNode, { list, positions, missing }: Growing): number | null {
  const version = readText(node, 'version')
  if (version === null || readBoolean(node, 'missing') === true) {
    if (missing.count++ === 0) missing.path = node.path
    return null
  }
  const resolved = readText(node, 'resolved', addressLimit)
  const key = `${name}@${version} ${resolved?.startsWith('file:') === true ? resolved : ''}`
  const position = positions.get(key) ?? list.add(packageOf(name, { version, resolved, path: node.path }))
  if (position !== null) positions.set(key, position)
  return position
}

function packageOf(
  name: string,
  {
    version,
    resolved,
    path,
  }: { readonly version: string; readonly resolved: string | null; readonly path: string },
): ListedPackage {
  return { path, version, statesNeeds: true, ...npmIdentity(name, originOf(resolved)) }
}
