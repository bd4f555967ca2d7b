import { formatPurl, type Purl } from '#versions/identifiers/purl/index.ts'
import type { CsafDocument, CsafIdentifier, CsafProduct } from '../../advisory/csaf/model.ts'
import { purlsOf } from '../../advisory/csaf/platform.ts'
import { inwards } from '../../advisory/csaf/products.ts'
import type { VexIdentifier, VexProduct } from '../model/vex-document.ts'
import { blankProduct, mostIdentifiers, type ProductList, productList } from '../products.ts'

/** The products of a document as statements name them, each made when it is first spoken of. */
export interface CsafProducts {
  readonly list: ProductList
  /** Its place in the list; null: the tree has no product of that id. */
  placeOf(id: string): number | null
}

export function csafProducts({ products }: Pick<CsafDocument, 'products'>): CsafProducts {
  const list = productList()
  const places = new Map<string, number>()
  const placeOf = (id: string): number | null => {
    const product = products.get(id)
    if (product === undefined) return null
    const known = places.get(id)
    if (known !== undefined) return known
    const wholeId = product.whole
    const whole = wholeId === null ? undefined : products.get(wholeId)
    // What it is a part of is told by its names alone: a tree that is composed of itself ends here.
    const wholePlace =
      whole === undefined
        ? null
        : list.named(`${whole.whole === null ? 'product' : 'whole'} ${whole.id}`, () =>
            named(whole, products),
          )
    const place = list.named(`product ${id}`, () => ({ ...named(product, products), whole: wholePlace }))
    places.set(id, place)
    return place
  }
  return { list, placeOf }
}

function named(product: CsafProduct, products: CsafDocument['products']): VexProduct {
  const purls = purlsOf(products, product.id)
  const bearer = inwards(products, product.id).find((one) => one.purls.length > 0) ?? product
  const cpe = inwards(products, product.id).find((one) => one.cpe !== null)?.cpe ?? null
  return {
    ...blankProduct,
    name: product.name ?? nameOf(product) ?? product.id,
    purls: purls.slice(0, mostIdentifiers).map(formatPurl),
    cpes: cpe === null ? [] : [cpe],
    identifiers: [
      { kind: 'product-id', value: product.id },
      ...product.identifiers.slice(0, mostIdentifiers).map(identifierOf),
    ],
    version: purls.some(hasVersion) ? null : bearer.version,
    versionRange: bearer.versionRange,
  }
}

function hasVersion({ version }: Purl): boolean {
  return version !== null
}

function nameOf({ vendor, product, version }: CsafProduct): string | null {
  const words = [vendor, product, version].filter((word) => word !== null)
  return words.length === 0 ? null : words.join(' ')
}

function identifierOf({ kind, value }: CsafIdentifier): VexIdentifier {
  if (kind === 'hash') return { kind, value }
  return { kind: kind === 'uri' ? 'iri' : 'other', value }
}
