import type { RangeEvent } from '../model/advisory.ts'

/** Longer ones are not read. */
const mostPieces = 2000

interface Constraint {
  readonly comparator: string
  readonly version: string
}

/**
 * The stretches of a range in `vers` notation (`vers:npm/>=1.0|<1.5|2.0`), each as events; null where it is another notation.
 * Its versions are sorted as the notation demands.
 */
export function eventsOfVers(text: string): readonly (readonly RangeEvent[])[] | null {
  const body = /^vers:[a-z0-9.+-]+\/(.*)$/is.exec(text.trim())?.[1]
  if (body === undefined) return null
  if (body.trim() === '*') return [[{ kind: 'introduced', version: '0' }]]
  const pieces = body.split('|')
  if (pieces.length > mostPieces) return null
  const constraints = pieces.map(readConstraint)
  return constraints.every((one) => one !== null) ? stretchesOf(constraints) : null
}

/** Null for one that cannot be read. */
function readConstraint(piece: string): Constraint | null {
  const [, comparator = '', written = ''] = /^(>=|<=|!=|>|<|=)?\s*(.*)$/s.exec(piece.trim()) ?? []
  const version = decode(written)
  return version === null ? null : { comparator, version }
}

/** Versions named alone, the stretches between bounds, and what versions that are left out divide these into. */
function stretchesOf(constraints: readonly Constraint[]): readonly (readonly RangeEvent[])[] {
  const stretches: RangeEvent[][] = []
  let open: RangeEvent[] | null = null
  for (const [index, { comparator, version }] of constraints.entries()) {
    const rest = constraints.slice(index)
    open ??= isWithin(rest, stretches.length > 0) ? [{ kind: 'introduced', version: '0' }] : null
    if (comparator === '' || comparator === '=') {
      stretches.push([
        { kind: 'introduced', version },
        { kind: 'last-affected', version },
      ])
    } else if (comparator === '>' || comparator === '>=') {
      open ??= [{ kind: comparator === '>' ? 'above' : 'introduced', version }]
    } else if (open !== null) {
      stretches.push([...open, { kind: ends.get(comparator) ?? 'limit', version }])
      open = comparator === '!=' ? [{ kind: 'above', version }] : null
    }
  }
  return open === null ? stretches : [...stretches, open]
}

/** A version that is left out is only not that. */
const ends = new Map<string, RangeEvent['kind']>([
  ['<', 'fixed'],
  ['<=', 'last-affected'],
  ['!=', 'limit'],
])

/**
 * Whether what is not begun is affected from the beginning: up to the bound that comes next, or, where nothing but versions
 * that are left out is named, without one.
 */
function isWithin(rest: readonly Constraint[], isBegun: boolean): boolean {
  const [next] = rest
  if (next === undefined || !ends.has(next.comparator)) return false
  const bound = rest.find(({ comparator }) => /^[<>]/.test(comparator))
  return bound === undefined ? !isBegun : bound.comparator.startsWith('<')
}

function decode(written: string): string | null {
  try {
    const version = decodeURIComponent(written)
    return version === '' || /[<>=!*|]/.test(version) ? null : version
  } catch {
    return null
  }
}
