import { type CpeName, cpeAttributes, longestCpe, type Sign, signsOf, writeValue } from './cpe-name.ts'

/**
 * Reads a CPE name in either binding: 2.3 as a formatted string (NISTIR 7695 §6.2) or 2.2 as a URI (§6.1).
 * Signs that the standard wants quoted and real names have plain are taken as they are meant; an empty value is ANY.
 * @returns undefined for what is no CPE name
 */
export function parseCpe(text: string): CpeName | undefined {
  if (text.length > longestCpe || !text.isWellFormed()) return undefined
  if (/^cpe:2\.3:/i.test(text)) return parseFormatted(text.slice('cpe:2.3:'.length))
  return /^cpe:\//i.test(text) ? parseUri(text.slice('cpe:/'.length)) : undefined
}

/** Whether a text is a CPE name. */
export function isCpeName(text: string): boolean {
  return parseCpe(text) !== undefined
}

function parseFormatted(text: string): CpeName | undefined {
  const values = splitFormatted(text)
  if (values.length !== cpeAttributes.length) return undefined
  return named(
    values.map((value) => (isPlain.test(value) ? value.toLowerCase() : writeValue(signsOf(value)))),
  )
}

/** Most values need no second look. */
const isPlain = /^(?:[*-]|[A-Za-z0-9_.-]{2,}|[A-Za-z0-9_.])$/

/** At the colons; one after a backslash belongs to its value. */
function splitFormatted(text: string): readonly string[] {
  const found: string[] = []
  let from = 0
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === ':') {
      found.push(text.slice(from, at))
      from = at + 1
    }
  }
  found.push(text.slice(from))
  return found
}

/** Values of a URI: part, vendor, product, version, update, edition, language. */
const uriValues = 7

function parseUri(text: string): CpeName | undefined {
  const values = text.split(':')
  if (values.length > uriValues) return undefined
  const [part = '', vendor = '', product = '', version = '', update = '', edition = '', language = ''] =
    values
  const packed = edition.startsWith('~') ? edition.slice(1).split('~') : [edition]
  if (packed.length > 5) return undefined
  const [own = '', swEdition = '', targetSw = '', targetHw = '', other = ''] = packed
  const ordered = [
    part,
    vendor,
    product,
    version,
    update,
    own,
    language,
    swEdition,
    targetSw,
    targetHw,
    other,
  ]
  return named(ordered.map((value) => writeValue(signsOfUri(value))))
}

/** NISTIR 7695 §6.1.3: `%01` is `?`, `%02` is `*`; any other code is the character meant literally. */
function signsOfUri(value: string): readonly Sign[] {
  if (value === '-') return [{ text: '-', isLiteral: false }]
  const signs: Sign[] = []
  for (const [piece] of value.matchAll(/%[\da-f]{2}|./gisu)) {
    if (piece === '%01') signs.push({ text: '?', isLiteral: false })
    else if (piece === '%02') signs.push({ text: '*', isLiteral: false })
    else if (piece.length === 3)
      signs.push({ text: String.fromCharCode(Number.parseInt(piece.slice(1), 16)), isLiteral: true })
    else signs.push({ text: piece, isLiteral: true })
  }
  return signs
}

const parts = /^[aho*-]$/

function named(values: readonly string[]): CpeName | undefined {
  const [part = '', vendor = '', product = '', version = '', update = '', edition = ''] = values
  const [language = '', swEdition = '', targetSw = '', targetHw = '', other = ''] = values.slice(6)
  if (!parts.test(part) || values.some((value) => hasControl(value))) return undefined
  return { part, vendor, product, version, update, edition, language, swEdition, targetSw, targetHw, other }
}

function hasControl(value: string): boolean {
  // NUL cannot be kept, and no name has the others.
  return /\p{Cc}/u.test(value)
}
