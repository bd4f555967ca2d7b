import type { RangeEvent } from '../model/advisory.ts'

/** Longer ones are not read. */
const mostPieces = 2000

/**
 * The stretches of a range in `vers` notation (`vers:npm/>=1.0|<1.5|2.0`), each as events; null where it is another notation,
 * or excludes versions, for which events have no word. Its versions are sorted as the notation demands.
 */
export function eventsOfVers(text: string): readonly (readonly RangeEvent[])[] | null {
  const body = /^vers:[a-z0-9.+-]+\/(.*)$/is.exec(text.trim())?.[1]
  if (body === undefined) return null
  if (body.trim() === '*') return [[{ kind: 'introduced', version: '0' }]]
  const pieces = body.split('|').map((piece) => piece.trim())
  if (pieces.length > mostPieces || pieces.includes('')) return null
  const stretches: RangeEvent[][] = []
  let open: RangeEvent[] | null = null
  for (const piece of pieces) {
    const [, comparator = '', written = ''] = /^(>=|<=|!=|>|<|=)?\s*(.*)$/s.exec(piece) ?? []
    const version = decode(written)
    // `>` excludes the version it names, which events cannot say.
    if (version === null || comparator === '!=' || comparator === '>') return null
    if (comparator === '' || comparator === '=') {
      stretches.push([
        { kind: 'introduced', version },
        { kind: 'last-affected', version },
      ])
    } else if (comparator === '>=') {
      open = [{ kind: 'introduced', version }]
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
    return version === '' || version === '*' ? null : version
  } catch {
    return null
  }
}
