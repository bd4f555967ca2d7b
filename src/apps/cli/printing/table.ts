import { visible } from './visible.ts'

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303e\u30fb\u30fc\uff01-\uff60\uffe0-\uffe6]/u
const halfKana = /[\uff61-\uff9f]/
const unseen = /[\p{Mn}\p{Me}\p{Cf}]/u

/** How many columns of a terminal the text takes: two for each full-width character. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += columnsOf(character)
  return width
}

function columnsOf(character: string): number {
  if (unseen.test(character)) return 0
  return wide.test(character) && !halfKana.test(character) ? 2 : 1
}

/** The beginning of the text that fits the columns. */
export function fitInto(text: string, columns: number): string {
  let width = 0
  let fitting = ''
  for (const character of text) {
    width += columnsOf(character)
    if (width > columns) return fitting
    fitting += character
  }
  return fitting
}

/** Lines of aligned columns, two blanks apart; cells are made safe for a terminal. */
export function layTable(rows: readonly (readonly string[])[]): readonly string[] {
  const cells = rows.map((row) => row.map(visible))
  const columns = Math.max(0, ...cells.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, index) =>
    cells.reduce((widest, row) => Math.max(widest, widthOf(row[index] ?? '')), 0),
  )
  return cells.map((row) =>
    row
      .map((cell, index) => cell + ' '.repeat((widths[index] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd(),
  )
}
