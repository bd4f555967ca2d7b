import type { ExportList } from '#contract/exports/export-list.ts'
import { type ExportWriter, writeValue } from '#contract/exports/value.ts'

/** A list as it is put on paper. */
export interface Layout {
  readonly columns: readonly {
    readonly id: string
    readonly heading: string
    /** Which of a line's texts it shows. */
    readonly place: number
    readonly isNumber: boolean
  }[]
  readonly lines: readonly { readonly key: string; readonly texts: readonly string[] }[]
}

/** The rows in words; columns that say nothing of any row leave their room to the others. */
export function layOut(list: ExportList, rows: readonly unknown[], writer: ExportWriter): Layout {
  const cells = rows.map((row) => list.paper.map(({ read }) => read(row)))
  const lines = cells.map((row, number) => ({
    key: `row ${number}`,
    texts: row.map((value) => writeValue(value, writer)),
  }))
  const columns = list.paper.map(({ id }, place) => ({
    id,
    heading: writer.text(`exports:columns.${id}`) ?? id,
    place,
    isNumber: cells.every((row) => typeof (row[place] ?? 0) === 'number'),
  }))
  return {
    columns: columns.filter(({ place }) => lines.some(({ texts }) => texts[place] !== '')),
    lines,
  }
}
