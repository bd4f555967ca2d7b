import { type CpeName, literalOf } from './cpe-name.ts'
import { parseCpe } from './parse-cpe.ts'

/** Of a key, in bytes: it leads rows of indexes, and the dictionary's longest have some 150. */
const longestKey = 1024

/**
 * The package key of a CPE name, `cpe/a/haxx/curl`: part, vendor and product in small letters, out of their
 * backslashes (versions.md §4.5). Undefined where one of them is not a single text.
 */
export function cpeKey({ part, vendor, product }: CpeName): string | undefined {
  const names = [vendor, product].map(literalOf)
  const [vendorName, productName] = names
  if (!/^[aho]$/.test(part) || vendorName === undefined || productName === undefined) return undefined
  const key = ['cpe', part, vendorName, productName].join('/')
  return Buffer.byteLength(key) > longestKey ? undefined : key
}

/** Vendor and product as a CPE name has them, without its escapes; undefined where it has none. */
export function productOfCpe(text: string): string | undefined {
  const name = parseCpe(text)
  const names =
    name === undefined ? [] : [name.vendor, name.product].flatMap((value) => literalOf(value) ?? [])
  return names.some((one) => /[a-z0-9]/.test(one)) ? names.join('/') : undefined
}
