import { figuresOf, type Line } from './figures.ts'

/** Figures that may only get better, by `set ecosystem`. */
export type CommittedFigures = Readonly<
  Record<string, { readonly true: number; readonly false: number; readonly missedByRule: number }>
>

/** What is kept of a run: what is labelled alone, for what else is found depends on how much is imported. */
export function committedFigures(lines: readonly Line[]): CommittedFigures {
  const groups = [...Map.groupBy(lines, (line) => `${line.set} ${line.ecosystem}`)]
  const rows = groups
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([place, own]) => {
      const { true: found, false: wrong, missedByRule } = figuresOf(own)
      return [place, { true: found, false: wrong, missedByRule }] as const
    })
  return Object.fromEntries(
    rows.filter(([, { true: found, false: wrong, missedByRule: ours }]) => found + wrong + ours > 0),
  )
}
