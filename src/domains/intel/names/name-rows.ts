import type { Label, ProductNames } from '#formats/names/index.ts'
import { foldCompany, foldName } from '#kernel/text/called.ts'
import { searchable } from '#kernel/text/search.ts'

/** A name in the form in which names are compared. */
export interface NameRow {
  /** The source's own id, `v12` of a vendor, `p12` of a product. */
  readonly entry: string
  /** Empty: it is the CPE name's own word. */
  readonly language: string
  readonly vendor: string
  /** Null: a name of the vendor. */
  readonly cpeKey: string | null
  readonly label: string
  readonly folded: string
  readonly searched: string
  /** An abbreviation or a former name in brackets; or the vendor is a place-holder for many. */
  readonly isDoubtful: boolean
}

/** A CPE vendor to which a list gives more vendors than this stands for whoever has none of their own. */
const mostUnderOne = 10

/** Every name that a list tells, with the words of the CPE names themselves. Each once by entry, language, form and what it leads to. */
export function nameRowsOf({ vendors, products }: ProductNames): readonly NameRow[] {
  const shared = placeHolders(vendors)
  const calledVendors = vendorLabels(vendors)
  const rows = new Map<string, NameRow>()
  const add = (row: NameRow) => {
    const key = JSON.stringify([row.entry, row.language, row.folded, row.vendor, row.cpeKey])
    if (row.folded !== '' && !rows.has(key)) rows.set(key, row)
  }
  for (const { id, vendor, labels } of vendors) {
    const base = { entry: `v${id}`, vendor, cpeKey: null }
    if (shared.has(vendor)) continue
    for (const label of labels) for (const row of vendorRows(base, label)) add(row)
    add(rowOf(base, { text: vendor, language: '' }, foldName(vendor)))
  }
  for (const { id, vendor, cpeKey, labels } of products) {
    const base = { entry: `p${id}`, vendor, cpeKey }
    const makers = calledVendors.get(vendor) ?? vendor
    const own = cpeKey.slice(`cpe/a/${vendor}/`.length)
    for (const label of [...labels, { text: own, language: '' }]) {
      const row = rowOf(base, label, foldName(label.text))
      add({ ...row, searched: searchable(`${label.text} ${makers}`) })
    }
  }
  return [...rows.values()]
}

/** A product is searched by its vendor's names, too: the first few of them. */
function vendorLabels(vendors: ProductNames['vendors']): ReadonlyMap<string, string> {
  const byVendor = Map.groupBy(vendors, (one) => one.vendor)
  const texts = [...byVendor].map(([vendor, entries]) => {
    const labels = entries.flatMap(({ labels: own }) => own.map(({ text }) => text))
    return [vendor, [...new Set(labels)].slice(0, 4).join(' ').slice(0, 300)] as const
  })
  return new Map(texts)
}

type Base = Pick<NameRow, 'entry' | 'vendor' | 'cpeKey'>

function vendorRows(base: Base, label: Label): readonly NameRow[] {
  const { outside, within } = splitBrackets(label.text)
  const outer = rowOf(base, label, foldCompany(outside))
  const whole = { ...outer, folded: foldCompany(label.text) }
  const inner = within.map((text) => ({ ...rowOf(base, label, foldCompany(text)), isDoubtful: true }))
  return [whole, outer, ...inner]
}

function rowOf(base: Base, { text, language }: Label, folded: string): NameRow {
  return { ...base, language, label: text, folded, searched: searchable(text), isDoubtful: false }
}

/** `例示 (旧 模範)`: what stands in brackets at the end is another name, or tells apart; with the word for "formerly" left out. */
function splitBrackets(text: string): { readonly outside: string; readonly within: readonly string[] } {
  const even = text.normalize('NFKC').trim()
  const open = even.lastIndexOf('(')
  if (!even.endsWith(')') || open <= 0) return { outside: even, within: [] }
  const within = even
    .slice(open + 1, -1)
    .replace(/^(?:旧社名|旧称|旧|現|formerly|former|ex-?)\s*[::]?\s*/i, '')
  return { outside: even.slice(0, open), within: [within] }
}

function placeHolders(vendors: ProductNames['vendors']): ReadonlySet<string> {
  const byVendor = Map.groupBy(vendors, (one) => one.vendor)
  const many = [...byVendor].filter(([, entries]) => new Set(entries.map(({ id }) => id)).size > mostUnderOne)
  return new Set(many.map(([vendor]) => vendor))
}
