import { isAddition, licenceId } from './licence-names.ts'

/** Longer texts are no expressions. */
const longest = 4096

/**
 * A licence as documents write it, as an SPDX expression (SPDX 2.3 annex D; ids of the SPDX list in their own case), with
 * its operators and brackets as written. Operators of other notations are read too: `and`, `or`, `&`, `|` and Cargo's `/`.
 * @returns null where any part of it is no licence of the list: then what is written is all that is known
 */
export function spdxExpression(text: string): string | null {
  const known = remembered.get(text)
  if (known !== undefined) return known
  const expression = text.length > longest ? null : readExpression(text.trim())
  if (remembered.size >= mostRemembered) remembered.clear()
  if (text.length <= longestRemembered) remembered.set(text, expression)
  return expression
}

/** Components come by the hundred thousand, and few licences are written differently. */
const remembered = new Map<string, string | null>()
const mostRemembered = 20_000
const longestRemembered = 200

function readExpression(text: string): string | null {
  if (text === '') return null
  // Names of licences have "or" in them, but not so.
  const first = / (?:AND|OR|WITH) /.test(text) ? expressionOf(partsOf(text)) : null
  const one = first ?? licenceId(text)
  if (one !== null) return one
  return /^https?:\/\//i.test(text) ? null : expressionOf(partsOf(text))
}

const operators: ReadonlyMap<string, string> = new Map([
  ['and', 'AND'],
  ['or', 'OR'],
  ['with', 'WITH'],
  ['&', 'AND'],
  ['&&', 'AND'],
  ['|', 'OR'],
  ['||', 'OR'],
  ['/', 'OR'],
])

/** Operators, brackets, and what stands between them. */
function partsOf(text: string): readonly string[] {
  const parts: string[] = []
  let words: string[] = []
  const endOperand = () => {
    if (words.length > 0) parts.push(words.join(' '))
    words = []
  }
  for (const [token] of text.matchAll(/[()]|&&?|\|\|?|\/|[^\s()&|/]+/g)) {
    const operator = operators.get(token.toLowerCase())
    if (operator === undefined && token !== '(' && token !== ')') {
      words.push(token)
      continue
    }
    endOperand()
    parts.push(operator ?? token)
  }
  endOperand()
  return parts
}

/** What a part is to its neighbours. */
type Role = 'operand' | 'operator' | 'opens' | 'closes'

function roleOf(part: string): Role {
  if (part === '(') return 'opens'
  if (part === ')') return 'closes'
  return part === 'AND' || part === 'OR' || part === 'WITH' ? 'operator' : 'operand'
}

/** Which parts may follow: an operand or an opening bracket where none has ended, operators and closing ones after it. */
const followers: Readonly<Record<Role, ReadonlySet<Role>>> = {
  operand: new Set(['operator', 'closes']),
  closes: new Set(['operator', 'closes']),
  operator: new Set(['operand', 'opens']),
  opens: new Set(['operand', 'opens']),
}

const deeper: Readonly<Record<Role, number>> = { operand: 0, operator: 0, opens: 1, closes: -1 }

/** A part as SPDX writes it; null where it may not stand there. An addition stands in no brackets. */
function writtenAs(part: string, role: Role, before: string): string | null {
  if (!followers[roleOf(before)].has(role) || (role === 'opens' && before === 'WITH')) return null
  return role === 'operand' ? operandOf(part, before) : part
}

/** Goes through the parts once; brackets are only counted, so that no depth is too deep. */
function expressionOf(parts: readonly string[]): string | null {
  const written: string[] = []
  let depth = 0
  let before = '('
  for (const part of parts) {
    const role = roleOf(part)
    depth += deeper[role]
    const text = depth < 0 ? null : writtenAs(part, role, before)
    if (text === null) return null
    written.push(text)
    before = part
  }
  return depth === 0 && followers[roleOf(before)].has('operator') ? join(withoutOuter(written)) : null
}

/** A name that a document explains itself. */
const ownName = /^(?:DocumentRef-[\w.-]+:)?LicenseRef-[\w.-]+$/

function operandOf(part: string, before: string): string | null {
  if (before === 'WITH') return isAddition(part) ? part : null
  if (ownName.test(part)) return part
  const id = licenceId(part)
  if (id !== null || !part.endsWith('+')) return id
  const plain = licenceId(part.slice(0, -1))
  return plain === null ? null : `${plain}+`
}

/** `(MIT OR ISC)` says what `MIT OR ISC` says. */
function withoutOuter(parts: readonly string[]): readonly string[] {
  const ends = new Map<number, number>()
  const open: number[] = []
  for (const [at, part] of parts.entries()) {
    if (part === '(') open.push(at)
    const opened = part === ')' ? open.pop() : undefined
    if (opened !== undefined) ends.set(opened, at)
  }
  let outer = 0
  while (ends.get(outer) === parts.length - 1 - outer) outer += 1
  return parts.slice(outer, parts.length - outer)
}

function join(parts: readonly string[]): string {
  return parts
    .flatMap((part, at) => (at === 0 || part === ')' || parts[at - 1] === '(' ? [part] : [' ', part]))
    .join('')
}
