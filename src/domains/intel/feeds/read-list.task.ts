import { createHash } from 'node:crypto'
import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import type { ExploitationList } from './feed.ts'
import { feeds } from './index.ts'

/** A list with the hash of each entry's bytes, in its order. */
export interface HashedList {
  readonly list: ExploitationList
  readonly hashes: readonly Uint8Array[]
}

/** For the sandbox: one published list to its entries. */
export function run(input: { readonly feed: string; readonly bytes: Uint8Array }): Parsed<HashedList> {
  const feed = feeds.get(input.feed)
  if (feed?.shape !== 'exploitation') throw new Error(`${input.feed} publishes no such list`)
  const list = feed.read(input.bytes)
  if (!list.ok) return list
  const hashes = list.value.entries.map(({ content }) => createHash('sha256').update(content).digest())
  return readable({ list: list.value, hashes }, list.warnings)
}
