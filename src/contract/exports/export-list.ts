import type { z } from 'zod'
import type { AnyRoute, Route } from '../route.ts'
import type { Tlp } from '../shapes.ts'
import type { ExportValue } from './value.ts'

/** A column of an exported list. Its heading is the text `exports:columns.<id>`. */
interface ExportColumn {
  readonly id: string
  read(row: unknown): ExportValue
}

/** By which TLP label a file of the list is marked: the highest of what is in it. */
interface ExportLabel {
  /** What any file of this list bears, also an empty one. */
  readonly least: Tlp
  /** Items the whole list is about, whatever its rows. */
  about(asked: Asked): readonly string[]
  /** The row's own label. */
  own(row: unknown): Tlp | undefined
  /** Items of which the row tells. */
  items(row: unknown): readonly string[]
  /** The list sums up items without naming them: every item that the reader may see counts. */
  readonly sums: boolean
}

interface Asked {
  readonly params: unknown
  readonly query: unknown
}

/** How a list route is exported; its access is that of the route. */
export interface ExportList {
  readonly route: AnyRoute
  /** In the file's name: Latin letters. */
  readonly slug: string
  readonly label: ExportLabel
  readonly columns: readonly ExportColumn[]
  /** Columns that have room on paper. */
  readonly paper: readonly ExportColumn[]
}

type RowOf<R extends Route> = R['answerForm'] extends 'lines'
  ? z.output<R['answer']>
  : z.output<R['answer']> extends { readonly rows: readonly (infer Row)[] }
    ? Row
    : never

interface Draft<Row, Column extends string> {
  readonly slug: string
  readonly label: {
    readonly least: Tlp
    readonly about?: (asked: Asked) => readonly string[]
    readonly own?: (row: Row) => Tlp | undefined
    readonly items?: (row: Row) => readonly string[]
    readonly sums?: boolean
  }
  readonly columns: Readonly<Record<Column, (row: Row) => ExportValue>>
  /** Without it all columns go on paper. */
  readonly paper?: readonly NoInfer<Column>[]
}

/** Says how a list is exported; its columns are read from the route's own rows, so that the type checker keeps both together. */
export function exportOf<R extends Route, Column extends string>(
  route: R,
  draft: Draft<RowOf<R>, Column>,
): ExportList
export function exportOf(route: AnyRoute, draft: Draft<unknown, string>): ExportList {
  const { label } = draft
  const columns = Object.entries(draft.columns).map(([id, read]) => ({ id, read }))
  return {
    route,
    slug: draft.slug,
    label: {
      least: label.least,
      about: label.about ?? (() => []),
      own: label.own ?? (() => undefined),
      items: label.items ?? (() => []),
      sums: label.sums ?? false,
    },
    columns,
    paper: columns.filter(({ id }) => draft.paper === undefined || draft.paper.includes(id)),
  }
}

/** The item in the address of a list: `/cis/{id}/…`. */
export function itemInPath({ params }: Asked): readonly string[] {
  const { id } = Object(params)
  return typeof id === 'string' ? [id] : []
}
