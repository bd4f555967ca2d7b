import { anyValue, type CpeName, hasWildcard, literalOf, notApplicable } from '#versions/identifiers/cpe/index.ts'

/**
 * The attributes that only narrow a product, in the order of the columns `attributes`. Where both sides tell one and
 * they differ, they have nothing to do with each other; where only the stretch does, it is not known.
 */
const narrowing = ['edition', 'language', 'swEdition', 'targetSw', 'targetHw', 'other'] as const

export const narrowingCount = narrowing.length

/** One value each, `-` for NA, null where it is ANY. Null: none of them narrows. */
export type Attributes = readonly (string | null)[] | null

/** @returns `isWhole` false: a value has wildcards, which the comparison of texts cannot tell */
export function attributesOf(name: CpeName): { readonly attributes: Attributes; readonly isWhole: boolean } {
  const values = narrowing.map((attribute) => name[attribute])
  const attributes = values.map((value) => (value === notApplicable ? value : (literalOf(value) ?? null)))
  return {
    attributes: values.every((value) => value === anyValue) ? null : attributes,
    isWhole: !values.some(hasWildcard),
  }
}
