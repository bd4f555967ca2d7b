import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'

export const ratings = ['low', 'medium', 'high', 'critical'] as const
export const levels = ['low', 'medium', 'high', 'immediate'] as const

/** One thing a criterion asks of a finding. */
export type Term =
  | { readonly kind: 'any' | 'affected' | 'undetermined' | 'kev' | 'fix-available' }
  /** At least so severe, or of unknown severity. */
  | { readonly kind: 'severity'; readonly least: (typeof ratings)[number] | 'unknown' }
  /** EPSS score of at least this, 0 to 1. */
  | { readonly kind: 'epss'; readonly least: number }
  /** The interest of any team is, or may be, at least this; or no team's is known. */
  | { readonly kind: 'interest'; readonly least: (typeof levels)[number] | 'unknown' }

/** Terms that must all hold. */
export interface Criterion {
  /** As written. */
  readonly text: string
  readonly terms: readonly Term[]
}

/** What people may write, for messages. */
const forms = [
  'any',
  'affected',
  'undetermined',
  `severity=${[...ratings, 'unknown'].join('|')}`,
  'kev',
  'epss=0…1',
  'fix-available',
  `interest=${[...levels, 'unknown'].join('|')}`,
  'none',
].join(', ')

/**
 * Criteria, divided by commas: a finding that meets one of them breaks the gate. `none`, alone, is none.
 * Problems: `gate.criterion-unknown`, with what may be written.
 */
export function readCriteria(text: string, path = ''): Parsed<readonly Criterion[]> {
  if (text.trim() === 'none') return readable([])
  const read = text.split(',').map((part) => readCriterion(part.trim()))
  const unknown = read.find((one) => 'unknown' in one)
  if (unknown !== undefined && 'unknown' in unknown)
    return unreadable(problem(path, 'gate.criterion-unknown', { text: unknown.unknown.slice(0, 80), forms }))
  return readable(read.flatMap((one) => ('unknown' in one ? [] : [one])))
}

function readCriterion(text: string): Criterion | { readonly unknown: string } {
  const terms: Term[] = []
  for (const part of text.split('+')) {
    const term = readTerm(part.trim())
    if (term === undefined) return { unknown: part.trim() }
    terms.push(term)
  }
  return { text, terms }
}

function readTerm(text: string): Term | undefined {
  const [kind, value, ...rest] = text.split('=')
  if (rest.length > 0) return undefined
  switch (kind) {
    case 'any':
    case 'affected':
    case 'undetermined':
    case 'kev':
    case 'fix-available':
      return value === undefined ? { kind } : undefined
    case 'severity': {
      const least = [...ratings, 'unknown' as const].find((one) => one === value)
      return least === undefined ? undefined : { kind, least }
    }
    case 'interest': {
      const least = [...levels, 'unknown' as const].find((one) => one === value)
      return least === undefined ? undefined : { kind, least }
    }
    case 'epss': {
      const least = /^(?:0|1|[01]?\.\d{1,9})$/.test(value ?? '') ? Number(value) : Number.NaN
      return least >= 0 && least <= 1 ? { kind, least } : undefined
    }
    default:
      return undefined
  }
}
