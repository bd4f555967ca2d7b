/** The attributes of a CPE name in the order of the formatted string (NISTIR 7695 §5.2). */
export const cpeAttributes = [
  'part',
  'vendor',
  'product',
  'version',
  'update',
  'edition',
  'language',
  'swEdition',
  'targetSw',
  'targetHw',
  'other',
] as const

export type CpeAttribute = (typeof cpeAttributes)[number]

/**
 * A well-formed CPE name. Each value stands in one form whatever it was written in: small letters; letters, digits, `_`,
 * `.` and `-` as they are, any other sign after a backslash; a `*` or `?` without one is a wildcard. `*` alone is ANY,
 * `-` alone is NA.
 */
export type CpeName = Readonly<Record<CpeAttribute, string>>

export const anyValue = '*'
export const notApplicable = '-'

/** Longer than any real name; the dictionary's longest have some 300 characters. */
export const longestCpe = 2048

const plain = /[\p{L}\p{N}_.-]/u

/**
 * A value in the one form, from signs that each are meant literally or are wildcards.
 * @param signs one character each; a wildcard as itself, anything else with `isLiteral`
 */
export function writeValue(signs: readonly Sign[]): string {
  const [only] = signs
  if (signs.length === 0) return anyValue
  // What would else read as NA, or as ANY.
  if (signs.length === 1 && only?.text === '-') return only.isLiteral ? '\\-' : notApplicable
  return signs
    .map(({ text, isLiteral }) => {
      const isWildcard = !isLiteral && (text === '*' || text === '?')
      return isWildcard || plain.test(text) ? text.toLowerCase() : `\\${text}`
    })
    .join('')
}

/** One character of a value. */
export interface Sign {
  readonly text: string
  readonly isLiteral: boolean
}

/** Whether the value holds a `*` or `?` that stands for other characters. ANY is none. */
export function hasWildcard(value: string): boolean {
  return (
    value !== anyValue &&
    /[*?]/.test(value) &&
    signsOf(value).some(({ text, isLiteral }) => !isLiteral && /[*?]/.test(text))
  )
}

/** The value as people write it; undefined where it is not one text: ANY, NA, or with wildcards. */
export function literalOf(value: string): string | undefined {
  if (value === anyValue || value === notApplicable || hasWildcard(value)) return undefined
  if (!value.includes('\\')) return value
  return signsOf(value)
    .map(({ text }) => text)
    .join('')
}

/** The characters of a value, taken out of their backslashes. */
export function signsOf(value: string): readonly Sign[] {
  const signs: Sign[] = []
  let isQuoted = false
  for (const text of value) {
    if (text === '\\' && !isQuoted) isQuoted = true
    else {
      signs.push({ text, isLiteral: isQuoted })
      isQuoted = false
    }
  }
  // A backslash at the end quotes nothing: it is meant itself.
  if (isQuoted) signs.push({ text: '\\', isLiteral: true })
  return signs
}
