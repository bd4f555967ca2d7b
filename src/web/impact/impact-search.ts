import { GraphColumnId as Column, type GraphColumnId } from '#contract/matching/impact-graph.ts'

/** In which form the graph is shown. */
export const graphForms = ['drawing', 'tree', 'table'] as const
export type GraphForm = (typeof graphForms)[number]

/** What of an impact is shown, as it stands in the address. */
export interface ImpactSearch {
  /** Ids of nodes that narrow, in the order in which they were chosen. */
  readonly at?: string | undefined
  /** Columns left out by choice; left away: as the width allows. */
  readonly fold?: string | undefined
  /** Columns of which more is shown. */
  readonly open?: string | undefined
  readonly as?: GraphForm | undefined
}

/** Takes from an address what the screen understands. */
export function readImpactSearch(search: Readonly<Record<string, unknown>>): ImpactSearch {
  const { at, fold, open } = search
  const form = graphForms.find((one) => one === search.as)
  return {
    ...(typeof at === 'string' && at !== '' ? { at: join(split(at)) } : {}),
    ...(typeof fold === 'string' ? { fold: join(columnsIn(fold)) } : {}),
    ...(typeof open === 'string' && columnsIn(open).length > 0 ? { open: join(columnsIn(open)) } : {}),
    ...(form === undefined || form === 'drawing' ? {} : { as: form }),
  }
}

/** Ids in a list of the address. */
export function split(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').filter((part) => part !== '')
}

/** Columns in a list of the address, those that exist. */
export function columnsIn(text: string | undefined): readonly GraphColumnId[] {
  return split(text).flatMap((part) => Column.safeParse(part).data ?? [])
}

function join(parts: readonly string[]): string {
  return parts.join(',')
}

/** The column of a node, as its id says. */
function columnOf(nodeId: string): string {
  return nodeId.slice(0, nodeId.indexOf(':'))
}

/** Narrowed to a node: it takes the place of another of its column. */
export function narrowTo(search: ImpactSearch, nodeId: string): ImpactSearch {
  const others = split(search.at).filter((id) => columnOf(id) !== columnOf(nodeId))
  return readImpactSearch({ ...search, at: join([...others, nodeId]) })
}

/** Without a node; without one that is named, the last chosen. */
export function widen(search: ImpactSearch, nodeId?: string): ImpactSearch {
  const at = split(search.at)
  const dropped = nodeId ?? at.at(-1)
  return readImpactSearch({ ...search, at: join(at.filter((id) => id !== dropped)) })
}

/** With a column folded that was not, or the other way round. `folded`: those that are now. */
export function turnFold(
  search: ImpactSearch,
  column: GraphColumnId,
  folded: readonly GraphColumnId[],
): ImpactSearch {
  const next = folded.includes(column) ? folded.filter((one) => one !== column) : [...folded, column]
  return readImpactSearch({ ...search, fold: join(next) })
}

/** With more of a column, or as few as at first. */
export function turnOpen(search: ImpactSearch, column: GraphColumnId): ImpactSearch {
  const open = columnsIn(search.open)
  const next = open.includes(column) ? open.filter((one) => one !== column) : [...open, column]
  return readImpactSearch({ ...search, open: join(next) })
}
