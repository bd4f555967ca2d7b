import { parsePurl } from '#versions/identifiers/purl/index.ts'
import type { VexProduct } from './model/vex-document.ts'

/** Names of products may be sentences; addresses and package URLs are long. */
export const nameLimit = 4096
export const textLimit = 262_144

/** A product of which nothing is told yet. */
export const blankProduct: VexProduct = {
  name: null,
  purls: [],
  cpes: [],
  identifiers: [],
  version: null,
  versionRange: null,
  whole: null,
}

/** Whether it begins as a package URL does, valid or not. */
export function looksLikePurl(text: string): boolean {
  return text.startsWith('pkg:')
}

/** The text where it is a valid package URL, else nothing. */
export function validPurls(text: string): readonly string[] {
  return looksLikePurl(text) && parsePurl(text).ok ? [text] : []
}

/** The products of a document as they come up, each kept once. */
export interface ProductList {
  readonly products: VexProduct[]
  /** @returns its place */
  add(product: VexProduct): number
  /** As `add`, of one that is named by something shorter than all it says; `make` is asked the first time only. */
  named(name: string, make: () => VexProduct): number
}

export function productList(): ProductList {
  const products: VexProduct[] = []
  const places = new Map<string, number>()
  const named = (name: string, make: () => VexProduct): number => {
    const known = places.get(name)
    if (known !== undefined) return known
    const place = products.push(make()) - 1
    places.set(name, place)
    return place
  }
  return { products, named, add: (product) => named(JSON.stringify(product), () => product) }
}

/** So many names and sums of one product are kept; there are a dozen algorithms. */
export const mostIdentifiers = 20
