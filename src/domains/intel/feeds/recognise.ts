import { encodingOf } from '#formats/text/encoding.ts'
import type { Feed } from './feed.ts'
import { feeds } from './index.ts'

/** So much of a file shows what it is. */
export const beginningBytes = 1024 * 1024

/** What says how documents are made names the same fields as they do. */
const jsonSchema = /"\$schema"\s*:\s*"https?:\/\/json-schema\.org\//

/** Where a schema says that it is one. */
const headLength = 4096

/**
 * Which source publishes a file, by its name and its beginning; null where none does.
 * @param bytes the first `beginningBytes` of it, unpacked; whatever they are written in
 * @param name null where it says nothing
 */
export function recogniseFeed(bytes: Uint8Array, name: string | null): Feed | null {
  // The decoder takes away a byte order mark.
  const text = new TextDecoder(encodingOf(bytes).label).decode(bytes)
  if (jsonSchema.test(text.slice(0, headLength))) return null
  const all = [...feeds.values()]
  return all.find((feed) => (name === null || feed.isRecord(name)) && feed.recognises(text)) ?? null
}

/** Whether a file of this name may be what some source publishes. */
export function isPublishable(name: string): boolean {
  return [...feeds.values()].some((feed) => feed.isRecord(name))
}
