import type { ProblemLog } from '../problem-log.ts'
import { productOf, vendorOf } from './cpe-parts.ts'
import type { Label, NamedKey, NamedVendor, ProductNames } from './product-names.ts'

/** An entry of a list as it is written; `null` is not told. */
export interface Written {
  readonly id: string | null
  readonly cpe: string | null
  readonly labels: readonly Label[]
  /** Its place in the list. */
  readonly path: string
}

/** Grows the vendors and products of a list; an entry that is given again adds its labels. */
export interface Gathering {
  vendor(written: Written): void
  product(written: Written): void
  names(): Pick<ProductNames, 'vendors' | 'products'>
  /** Entries so far, those included that could not be read. */
  count(): { readonly vendors: number; readonly products: number }
}

/** What is no entry is told and left out. */
export function gatherNames(log: ProblemLog): Gathering {
  const vendors = new Map<string, NamedVendor>()
  const products = new Map<string, NamedKey>()
  const counts = { vendors: 0, products: 0 }
  return {
    vendor({ id, cpe, labels, path }) {
      counts.vendors += 1
      const vendor = cpe === null ? null : vendorOf(cpe)
      if (id === null || vendor === null) log.add(path, 'feed.not-a-product-name')
      else
        vendors.set(`${id} ${vendor}`, { id, vendor, labels: joined(vendors.get(`${id} ${vendor}`), labels) })
    },
    product({ id, cpe, labels, path }) {
      counts.products += 1
      const product = cpe === null ? null : productOf(cpe)
      if (id === null || product === null) {
        log.add(path, 'feed.not-a-product-name')
        return
      }
      const known = products.get(`${id} ${product.cpeKey}`)
      products.set(`${id} ${product.cpeKey}`, { id, ...product, labels: joined(known, labels) })
    },
    names: () => ({ vendors: [...vendors.values()], products: [...products.values()] }),
    count: () => counts,
  }
}

function joined(
  known: { readonly labels: readonly Label[] } | undefined,
  labels: readonly Label[],
): readonly Label[] {
  if (known === undefined) return labels
  const isNew = ({ text, language }: Label) =>
    !known.labels.some((one) => one.text === text && one.language === language)
  const news = labels.filter(isNew)
  return news.length === 0 ? known.labels : [...known.labels, ...news]
}
