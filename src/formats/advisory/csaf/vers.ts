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

/** Versions named alone, and the stretches between bounds. */
function stretchesOf(constraints: readonly Constraint[]): readonly (readonly RangeEvent[])[] {
  const points = constraints.filter(isPoint).map(({ version }): readonly RangeEvent[] => [
    { kind: 'introduced', version },
    { kind: 'last-affected', version },
  ])
  return [...points, ...stretchesBetween(constraints.filter((one) => !isPoint(one)))]
}

function isPoint({ comparator }: Constraint): boolean {
  return comparator === '' || comparator === '='
}

/** A version that is left out divides the stretch that it lies in. */
function stretchesBetween(bounds: readonly Constraint[]): readonly (readonly RangeEvent[])[] {
  const stretches: RangeEvent[][] = []
  let open: RangeEvent | null = null
  for (const [index, { comparator, version }] of bounds.entries()) {
    if (comparator.startsWith('>')) {
      open ??= { kind: comparator === '>' ? 'above' : 'introduced', version }
      continue
    }
    const begin: RangeEvent | null = open ?? beginBefore(bounds.slice(index), stretches.length > 0)
    if (begin !== null) stretches.push([begin, { kind: ends.get(comparator) ?? 'limit', version }])
    open = begin !== null && comparator === '!=' ? { kind: 'above', version } : null
  }
  return open === null ? stretches : [...stretches, [open]]
}

const ends = new Map<string, RangeEvent['kind']>([
  ['<', 'fixed'],
  ['<=', 'last-affected'],
])

/**
 * Where what nothing began is affected from the beginning, that: up to the bound that comes next, or, where nothing but versions
 * that are left out is named, without one.
 */
function beginBefore(rest: readonly Constraint[], isAfterOthers: boolean): RangeEvent | null {
  const bound = rest.find(({ comparator }) => comparator !== '!=')
  const isOpen = bound === undefined ? !isAfterOthers : bound.comparator.startsWith('<')
  return isOpen ? { kind: 'introduced', version: '0' } : null
}

function decode(written: string): string | null {
  try {
    const version = decodeURIComponent(written)
    return version === '' || /[<>=!*|]/.test(version) ? null : version
  } catch {
    return null
  }
}
