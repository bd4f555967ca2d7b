import type { NamedProduct } from '../model/product.ts'
import type { CsafDocument, CsafProduct, CsafVulnerability } from './model.ts'

/**
 * The products of a vulnerability that are identified both by package URLs and by a CPE name: what these say of each other
 * is of use whatever is said of the versions, so nothing of that is told here. Each pair once, without versions.
 */
export function identifiedProducts(
  { products }: Pick<CsafDocument, 'products'>,
  { statuses }: Pick<CsafVulnerability, 'statuses'>,
): readonly NamedProduct[] {
  const ids = new Set([...statuses.values()].flat())
  const found = new Map<string, NamedProduct>()
  for (const id of ids) {
    const product = products.get(id)
    if (product === undefined || product.cpe === null) continue
    for (const purl of product.purls) {
      const key = `${product.cpe} ${purl}`
      if (!found.has(key)) found.set(key, namedBy(product, { purl, cpe: product.cpe }))
    }
  }
  return [...found.values()].slice(0, mostProducts)
}

/** A document may name every version of a product; what they are is the same. */
const mostProducts = 200

function namedBy(
  { path, vendor, product }: CsafProduct,
  { purl, cpe }: { readonly purl: string; readonly cpe: string },
): NamedProduct {
  return {
    path,
    source: null,
    vendor,
    product,
    packageName: null,
    collection: null,
    purl,
    cpes: [cpe],
    platforms: [],
    modules: [],
    repository: null,
    defaultStatus: null,
    versions: [],
    isComplete: true,
  }
}
