import { appendNumber, appendText } from '../keys/append.ts'
import { longestVersion } from '../keys/key.ts'
import type { VersionScheme } from '../version-scheme.ts'
import { type Item, itemsOf } from './items.ts'

/** ASCII that people write versions in; the signs of comparisons, lists and patterns are none. */
const pattern = /^[\w .+~:()[\]/@#!'-]+$/

/** A commit is no version: it has no order. Shorter ones must look like one, as `20210304a` is a date. */
const longCommit = /^(?=\d*[a-f])[\da-f]{12,40}$/
const shortCommit = /^(?=\d*[a-f]+\d+[a-f])[\da-f]{7,11}$/

const before = 0x10
const end = 0x20
const after = 0x50
const text = 0x60

export const generic: VersionScheme = {
  id: 'generic',
  revision: 1,
  title: 'CPE',
  ecosystems: [],
  encode,
}

/**
 * Versions nobody defined an order for, as people read them: numbers by value, what comes before a release below it,
 * patches above it, then other letters, then further numbers: 1.0-rc1 < 1.0 < 1.0p1 < 1.0a < 1.0.1.
 */
function encode(version: string): Uint8Array | undefined {
  if (version.length > longestVersion || !pattern.test(version)) return undefined
  const lower = version.toLowerCase()
  if (longCommit.test(lower) || shortCommit.test(lower)) return undefined
  const items = itemsOf(lower)
  if (items === undefined) return undefined
  const key: number[] = []
  for (const item of items) appendItem(key, item)
  key.push(end)
  return new Uint8Array(key)
}

/**
 * The key of a version whose update stands in a field of its own, as CPE writes it: `1.8.0` with `update251` is
 * `1.8.0_251`, `9.6` with `rc1` is `9.6rc1`. An update of `*`, `-` or nothing adds nothing.
 */
export function encodeWithUpdate(version: string, update: string): Uint8Array | undefined {
  if (update === '' || update === '*' || update === '-') return encode(version)
  const isGlued = /\d$/.test(version) && /^[abm]\d/i.test(update)
  return encode(`${version}${isGlued ? '' : '_'}${update}`)
}

function appendItem(key: number[], item: Item): void {
  switch (item.kind) {
    case 'number':
      appendNumber(key, item.digits)
      return
    case 'before':
      key.push(before + item.place)
      return
    case 'after':
      key.push(after)
      return
    case 'text':
      key.push(text)
      appendText(key, item.text)
  }
}
