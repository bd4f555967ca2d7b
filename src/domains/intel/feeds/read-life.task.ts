import type { LifeList } from '#formats/life/index.ts'
import type { Parsed } from '#kernel/parsed/parsed.ts'
import { feeds } from './index.ts'

/** For the sandbox: one published file to products. */
export function run(input: { readonly feed: string; readonly bytes: Uint8Array }): Parsed<LifeList> {
  const feed = feeds.get(input.feed)
  if (feed?.shape !== 'life') throw new Error(`${input.feed} tells of no product's life`)
  return feed.read(input.bytes)
}
