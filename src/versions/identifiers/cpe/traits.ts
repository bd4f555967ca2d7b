import { anyValue, type CpeName, hasWildcard, literalOf, notApplicable } from './cpe-name.ts'

const traits = ['edition', 'language', 'swEdition', 'targetSw', 'targetHw', 'other'] as const

/** How many traits there are. */
export const traitCount = traits.length

/**
 * The attributes that only narrow a product: edition, language, software edition, target software, target hardware and
 * other, in this order; `-` for NA, null for ANY. Null as a whole: all are ANY, as with most names.
 */
export type CpeTraits = readonly (string | null)[] | null

/** @returns `isWhole` false: a value has wildcards, which stand as null */
export function traitsOf(name: CpeName): { readonly traits: CpeTraits; readonly isWhole: boolean } {
  const values = traits.map((attribute) => name[attribute])
  const told = values.map((value) => (value === notApplicable ? value : (literalOf(value) ?? null)))
  return {
    traits: values.every((value) => value === anyValue) ? null : told,
    isWhole: !values.some(hasWildcard),
  }
}
