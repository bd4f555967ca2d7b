import type { RangeEvent } from '../model/advisory.ts'

/** Longer ones are not read. */
const mostPieces = 2000

interface Constraint {
  readonly comparator: string
  readonly version: string
}

/**
 * The stretches of a range in `vers` notation (`vers:npm/>=1.0|<1.5|2.0`), each as events; null where it is another notation,
 * or excludes versions, for which events have no word. Its versions are sorted as the notation demands.
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

/** Null for one that cannot be read, and for those that exclude the version they name. */
function readConstraint(piece: string): Constraint | null {
  const [, comparator = '', written = ''] = /^(>=|<=|!=|>|<|=)?\s*(.*)$/s.exec(piece.trim()) ?? []
  const version = decode(written)
  return version === null || comparator === '!=' || comparator === '>' ? null : { comparator, version }
}

function stretchesOf(constraints: readonly Constraint[]): readonly (readonly RangeEvent[])[] {
  const stretches: RangeEvent[][] = []
  let open: RangeEvent[] | null = null
  for (const { comparator, version } of constraints) {
    const begin: RangeEvent = { kind: 'introduced', version }
    if (comparator === '' || comparator === '=') {
      stretches.push([begin, { kind: 'last-affected', version }])
    } else if (comparator === '>=') {
      open = [begin]
      stretches.push(open)
    } else {
      const end: RangeEvent = { kind: comparator === '<' ? 'fixed' : 'last-affected', version }
      if (open === null) stretches.push([{ kind: 'introduced', version: '0' }, end])
      else open.push(end)
      open = null
    }
  }
  return stretches
}

function decode(written: string): string | null {
  try {
    const version = decodeURIComponent(written)
    return version === '' || /[<>=!*|]/.test(version) ? null : version
  } catch {
    return null
  }
}
