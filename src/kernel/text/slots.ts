import { createHash } from 'node:crypto'
import { basename } from 'node:path'

/** The contract's slots: lower-case letters, digits and hyphens, at most 64. */
const longest = 64

/**
 * A slot for each of several documents of one item, from their names, so that sending them again replaces each.
 * @param paths of the documents, e.g. `out/backend.cdx.json` → `backend-cdx`
 * @param prefix stands before each, in letters that a slot may have
 */
export function slotsFor(paths: readonly string[], prefix = ''): readonly string[] {
  const taken = new Set<string>()
  return paths.map((path) => {
    const slot = freeSlot(`${prefix}${slotOf(basename(path))}`.slice(0, longest), taken)
    taken.add(slot)
    return slot
  })
}

function freeSlot(wanted: string, taken: ReadonlySet<string>): string {
  let slot = wanted
  for (let number = 2; taken.has(slot); number += 1) {
    const ending = `-${number}`
    slot = wanted.slice(0, longest - ending.length) + ending
  }
  return slot
}

function slotOf(name: string): string {
  const plain = name
    .replace(/\.(?:gz|zst)$/i, '')
    .replace(/\.(?:json|xml|spdx|csv)$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, longest)
  // A name without a Latin letter still gets a slot of its own.
  return plain === '' ? `document-${createHash('sha256').update(name).digest('hex').slice(0, 8)}` : plain
}
