import type { Parsed } from '#kernel/parsed/parsed.ts'
import type { ProductNames } from './product-names.ts'
import { readElements } from './read-elements.ts'
import { readObjects } from './read-objects.ts'

export type { Label, ProductNames } from './product-names.ts'

/** Reads a list of vendors and products with their CPE names, as JVN iPedia publishes it in XML and JSON. */
export function readProductNames(bytes: Uint8Array): Parsed<ProductNames> {
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1')
  return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*</.test(start) ? readElements(bytes) : readObjects(bytes)
}
