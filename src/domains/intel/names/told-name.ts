import { foldCompany, foldName } from '#kernel/text/called.ts'
import { cpeKey, literalOf, parseCpe } from '#versions/identifiers/cpe/index.ts'

/** A person's word on what a vendor or a product is called. */
export interface ToldName {
  /** As typed; empty: of no supplier. */
  readonly supplier: string
  /** As typed; null: the vendor itself is called so. */
  readonly product: string | null
  readonly vendor: string
  readonly cpeKey: string | null
  readonly note: string
  /** In the form in which names are compared; `supplier` is null where the vendor itself is called so. */
  readonly folded: { readonly name: string; readonly supplier: string | null }
}

export interface Typed {
  readonly supplier: string
  readonly name: string
  readonly cpe: string
  readonly note: string
}

/** What was typed, as a word on names; a reason where it is none. */
export function toldNameOf({ supplier, name, cpe, note }: Typed): ToldName | 'cpe' | 'name' {
  const parsed = parseCpe(cpe)
  const vendor = parsed === undefined ? undefined : literalOf(parsed.vendor)
  if (parsed === undefined || vendor === undefined) return 'cpe'
  const maker = foldCompany(supplier)
  if (name === '') {
    if (maker === '') return 'name'
    return { supplier, product: null, vendor, cpeKey: null, note, folded: { name: maker, supplier: null } }
  }
  const key = cpeKey(parsed)
  if (key === undefined) return 'cpe'
  const called = foldName(name)
  if (called === '' || (supplier !== '' && maker === '')) return 'name'
  return { supplier, product: name, vendor, cpeKey: key, note, folded: { name: called, supplier: maker } }
}
