/** What a list says vendors and products of CPE are called. */
export interface ProductNames {
  /** When it was made, RFC 3339; null where it does not say. */
  readonly publishedAt: string | null
  /** Whether these are all that the source names: what is missing is gone. */
  readonly isWhole: boolean
  readonly vendors: readonly NamedVendor[]
  readonly products: readonly NamedKey[]
}

/** A text with the language it is in; '' where that is not told. */
export interface Label {
  readonly text: string
  readonly language: string
}

export interface NamedVendor {
  /** The source's own id. */
  readonly id: string
  /** The vendor of its CPE name, in small letters: `mitsubishielectric`. */
  readonly vendor: string
  readonly labels: readonly Label[]
}

export interface NamedKey {
  /** The source's own id. */
  readonly id: string
  readonly vendor: string
  /** The key of its CPE name: `cpe/a/vendor/product`. */
  readonly cpeKey: string
  readonly labels: readonly Label[]
}
