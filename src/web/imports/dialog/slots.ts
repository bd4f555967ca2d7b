/** The slot of an item's only, or main, document. */
const mainSlot = 'main'

const longest = 64
const valid = /^[a-z0-9][a-z0-9-]{0,63}$/

export function isSlot(text: string): boolean {
  return valid.test(text)
}

/**
 * A slot for each of several files imported together: the main one for a single file; for several, one after each
 * name, so that importing them again replaces each. `out/Backend.cdx.json` → `backend-cdx`
 */
export function proposeSlots(names: readonly string[]): readonly string[] {
  if (names.length === 1) return [mainSlot]
  const taken = new Set<string>()
  return names.map((name) => {
    const slot = freeSlot(slotOf(name), taken)
    taken.add(slot)
    return slot
  })
}

function slotOf(name: string): string {
  const plain = name
    .replace(/\.(?:gz|zst)$/i, '')
    .replace(/\.(?:json|xml|spdx|csv)$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, longest)
  return plain === '' ? 'document' : plain
}

function freeSlot(wanted: string, taken: ReadonlySet<string>): string {
  let slot = wanted
  for (let number = 2; taken.has(slot); number += 1) {
    const ending = `-${number}`
    slot = wanted.slice(0, longest - ending.length) + ending
  }
  return slot
}
