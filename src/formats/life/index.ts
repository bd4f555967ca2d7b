import type { Parsed } from '#kernel/parsed/parsed.ts'
import type { LifeList } from './product-life.ts'
import { readAnswer } from './read-answer.ts'
import { readPage } from './read-page.ts'

export type { LifeList, ProductLife, ReleaseLife } from './product-life.ts'
export { isOverOn, releaseOf } from './release-of.ts'

/** Reads what endoflife.date publishes: an answer of its API, or a product's page out of its repository. */
export function readLife(bytes: Uint8Array): Parsed<LifeList> {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  return /^(?:\xef\xbb\xbf)?---/.test(start) ? readPage(bytes) : readAnswer(bytes)
}
