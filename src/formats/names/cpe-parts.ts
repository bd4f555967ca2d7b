import { cpeKey, literalOf, parseCpe } from '#versions/identifiers/cpe/index.ts'

/** The vendor that a CPE name tells, however few of its parts are written (`cpe:/:sun`, `cpe:2.3::sun`). */
export function vendorOf(text: string): string | null {
  const name = parseCpe(text.replace(/^cpe:2\.3::/i, 'cpe:/:'))
  return (name === undefined ? undefined : literalOf(name.vendor)) ?? null
}

/** Vendor and key of the product that a CPE name tells; null where it does not tell part, vendor and product. */
export function productOf(text: string): { readonly vendor: string; readonly cpeKey: string } | null {
  const name = parseCpe(text)
  const key = name === undefined ? undefined : cpeKey(name)
  const vendor = name === undefined ? undefined : literalOf(name.vendor)
  return key === undefined || vendor === undefined ? null : { vendor, cpeKey: key }
}
