import { isObject, type JsonNode, readNodes, readText, readTexts, requireText } from '../json/node.ts'
import type { AdvisoryReference } from './model/advisory.ts'

const urlLimit = 2048

/** Tags of the NVD and of the CVE program, in the order in which they say most, and our word for each. */
const kinds: readonly (readonly [tag: string, kind: string])[] = [
  ['exploit', 'exploit'],
  ['patch', 'fix'],
  ['vendor-advisory', 'advisory'],
  ['third-party-advisory', 'advisory'],
  ['us-government-resource', 'advisory'],
  ['government-resource', 'advisory'],
  ['issue-tracking', 'report'],
  ['mailing-list', 'discussion'],
  ['technical-description', 'article'],
  ['media-coverage', 'article'],
  ['press/media-coverage', 'article'],
  ['product', 'package'],
]

/**
 * References with their tags, each address once with the tag that says most: containers repeat what the first one had.
 */
export function readTaggedReferences(
  nodes: readonly { readonly node: JsonNode; readonly field: string }[],
): readonly AdvisoryReference[] {
  const found = new Map<string, number>()
  for (const { node, field } of nodes) {
    for (const reference of readNodes(node, field)) {
      const url = requireText(reference, 'url', urlLimit)
      if (url === null) continue
      const rank = rankOf(readTexts(reference, 'tags'))
      found.set(url, Math.min(rank, found.get(url) ?? rank))
    }
  }
  return [...found].map(([url, rank]) => ({ kind: kinds[rank]?.[1] ?? 'web', url }))
}

function rankOf(tags: readonly string[]): number {
  const known = tags.map((tag) => {
    const word = tag.trim().toLowerCase().replaceAll(' ', '-')
    return kinds.findIndex(([name]) => name === word)
  })
  return Math.min(kinds.length, ...known.filter((rank) => rank >= 0))
}

/** The ids of weaknesses in a list of `{ lang, value }` or `{ cweId }`, as both formats write them. */
export function readCweIds(nodes: readonly JsonNode[], field: string): readonly string[] {
  const ids = nodes.flatMap((node) => readText(node, field, 4096) ?? [])
  return ids.filter((id) => /^CWE-[0-9]{1,6}$/.test(id))
}

/** A description in the wanted language, else the first there is. */
export function readDescription(node: JsonNode, field: string, limit: number): string | null {
  const nodes = readNodes(node, field)
  const english = nodes.find(({ value }) => /^en(?:g|[-_]|$)/i.test(String(value.lang ?? '')))
  const chosen = english ?? nodes[0]
  return chosen === undefined ? null : readText(chosen, 'value', limit)
}

/** Whether the field holds anything. */
export function holdsSomething(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false
  if (Array.isArray(value)) return value.length > 0
  return !isObject(value) || Object.keys(value).length > 0
}
