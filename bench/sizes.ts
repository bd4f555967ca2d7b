/** How large a made-up company is. */
export interface Size {
  readonly name: SizeName
  /** Rows of components in items, live. */
  readonly occurrences: number
  /** Distinct package versions among them. */
  readonly components: number
  /** Configuration items that hold components of their own. */
  readonly items: number
  readonly advisories: number
}

export const sizeNames = ['XS', 'S', 'L', 'XL'] as const

export type SizeName = (typeof sizeNames)[number]

/** S, L and XL are those of the targets; XS is there to try a bench out. */
const sizes: readonly Size[] = [
  { name: 'XS', occurrences: 40_000, components: 3000, items: 120, advisories: 6000 },
  { name: 'S', occurrences: 1_000_000, components: 60_000, items: 2000, advisories: 300_000 },
  { name: 'L', occurrences: 10_000_000, components: 150_000, items: 20_000, advisories: 300_000 },
  { name: 'XL', occurrences: 53_000_000, components: 280_000, items: 100_000, advisories: 300_000 },
]

/** @throws Error when there is none of that name */
export function findSize(name: string): Size {
  const found = sizes.find((size) => size.name === name)
  if (found === undefined) throw new Error(`no size is named ${name}; there are ${sizeNames.join(', ')}`)
  return found
}
