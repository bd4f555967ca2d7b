import { fail, keep, matchHere, type Scan, scanComment } from './scan.ts'

const genericArrow = /<\s*(?:const\s+)?[A-Za-z_$][\w$]*\s*(?:,|=|extends\b)/y
const bareGeneric = /<([A-Z][\w$]*)>\s*\(/y
const tagName = /[A-Za-z_$][\w$.:-]*/y

/** Whether the `<` here opens an element rather than the type parameters of an arrow function. */
export function isElementStart(scan: Scan): boolean {
  if (!/[A-Za-z_$>]/.test(scan.source[scan.at + 1] ?? '')) return false
  if (matchHere(scan, genericArrow) !== undefined) return false
  const bare = matchHere(scan, bareGeneric)
  return bare === undefined || scan.source.includes(`</${bare[1]}>`, scan.at)
}

/** Reads an element with its attributes and children. */
export function scanElement(scan: Scan): void {
  scan.at += 1
  scan.at += matchHere(scan, tagName)?.[0].length ?? 0
  if (scan.source[scan.at] === '<') skipTypeArguments(scan)
  if (!scanAttributes(scan)) scanChildren(scan)
  keep(scan, scan.at, { kind: 'sign', text: '/>' })
}

/** @returns whether the element closed itself */
function scanAttributes(scan: Scan): boolean {
  while (scan.at < scan.source.length) {
    const sign = scan.source[scan.at] ?? ''
    if (sign === '>') {
      scan.at += 1
      return false
    }
    if (scan.source.startsWith('/>', scan.at)) {
      scan.at += 2
      return true
    }
    scanAttributePart(scan, sign)
  }
  return fail(scan, 'an element does not end')
}

function scanAttributePart(scan: Scan, sign: string): void {
  if (/[\s=]/.test(sign)) scan.at += 1
  else if (scanComment(scan)) return
  else if (sign === '{') scanBraces(scan, 'sign')
  else if (sign === '"' || sign === "'") scanAttributeText(scan, sign)
  else if (sign === '<') scanElement(scan)
  else {
    const name = matchHere(scan, tagName)?.[0] ?? fail(scan, `'${sign}' inside an element`)
    keep(scan, scan.at, { kind: 'jsx-attribute', text: name })
    scan.at += name.length
  }
}

function scanAttributeText(scan: Scan, quote: string): void {
  const end = scan.source.indexOf(quote, scan.at + 1)
  if (end < 0) fail(scan, 'an attribute does not end')
  keep(scan, scan.at, { kind: 'string', text: scan.source.slice(scan.at + 1, end) })
  scan.at = end + 1
}

function scanChildren(scan: Scan): void {
  while (!scan.source.startsWith('</', scan.at)) {
    const sign = scan.source[scan.at]
    if (sign === undefined) fail(scan, 'an element does not close')
    if (sign === '{') scanBraces(scan, 'jsx-brace')
    else if (sign === '<') scanElement(scan)
    else scanText(scan)
  }
  scan.at = scan.source.indexOf('>', scan.at) + 1
}

function scanText(scan: Scan): void {
  const length = scan.source.slice(scan.at).search(/[{<]/)
  const end = length < 0 ? scan.source.length : scan.at + length
  const text = scan.source.slice(scan.at, end)
  const start = scan.at + text.search(/\S|$/)
  if (text.trim() !== '') keep(scan, start, { kind: 'jsx-text', text: text.trim() })
  scan.at = end
}

function scanBraces(scan: Scan, kind: 'sign' | 'jsx-brace'): void {
  keep(scan, scan.at, { kind, text: '{' })
  scan.at += 1
  scan.readCode(scan)
  if (scan.source[scan.at] !== '}') fail(scan, 'a brace does not close')
  keep(scan, scan.at, { kind: 'sign', text: '}' })
  scan.at += 1
}

function skipTypeArguments(scan: Scan): void {
  let depth = 0
  do {
    const sign = scan.source[scan.at]
    if (sign === undefined) fail(scan, 'type arguments do not end')
    if (sign === '<') depth += 1
    if (sign === '>' && scan.source[scan.at - 1] !== '=') depth -= 1
    scan.at += 1
  } while (depth > 0)
}
