import type { ProductNames } from '#formats/names/index.ts'
import type { Parsed } from '#kernel/parsed/parsed.ts'
import { feeds } from './index.ts'

/** For the sandbox: one published file to names of vendors and products. */
export function run(input: { readonly feed: string; readonly bytes: Uint8Array }): Parsed<ProductNames> {
  const feed = feeds.get(input.feed)
  if (feed?.shape !== 'names') throw new Error(`${input.feed} tells no names of products`)
  return feed.read(input.bytes)
}
