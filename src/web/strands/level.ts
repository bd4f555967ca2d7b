/** How much a team is concerned, from not at all to at once. */
export const levels = ['none', 'low', 'medium', 'high', 'immediate'] as const
export type Level = (typeof levels)[number]

/** What is known of a team's level: the level, an interval it lies in (both ends included), or nothing. */
export type StrandLevel = Level | { readonly from: Level; readonly to: Level } | 'unknown'

/** Both teams' levels of one thing. */
export interface Strands {
  readonly csirt: StrandLevel
  readonly psirt: StrandLevel
}

/** How one of the four cells of a half is drawn. */
export type CellLook = 'filled' | 'outlined' | 'empty' | 'hatched'

/** A cell: its step from the middle outwards, 1 to 4, and its look. */
export interface Cell {
  readonly step: number
  readonly look: CellLook
}

const steps = [1, 2, 3, 4]

/** The four cells of a half, from the middle outwards: sure is filled, possible is outlined. */
export function cellsOf(level: StrandLevel): readonly Cell[] {
  if (level === 'unknown') return steps.map((step) => ({ step, look: 'hatched' }))
  const { from, to } = typeof level === 'string' ? { from: level, to: level } : level
  const sure = levels.indexOf(from)
  const possible = levels.indexOf(to)
  return steps.map((step) => ({ step, look: lookAt(step, { sure, possible }) }))
}

function lookAt(
  step: number,
  { sure, possible }: { readonly sure: number; readonly possible: number },
): CellLook {
  if (step <= sure) return 'filled'
  return step <= possible ? 'outlined' : 'empty'
}
