/** Signs by which a spreadsheet takes a cell for a formula, whatever their width (NFKC): `=`, `+`, `-`, `@`, the true minus. */
const formulaSigns = ['=', '+', '-', '@', '\u2212']

/** Blanks and invisible signs before it, which spreadsheets may skip. */
const leading = /^[\s\p{Cf}]+/u

/**
 * One line of a CSV file (RFC 4180) that a spreadsheet reads as data and never as a formula: a text that begins like one
 * gets an apostrophe before it, and so does a text that begins with an apostrophe, so that taking one away gives the text back.
 * Numbers stay numbers.
 */
export function csvLine(cells: readonly (string | number)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** Makes spreadsheets read the file as UTF-8. */
export const csvBeginning = '\uFEFF'

function csvCell(cell: string | number): string {
  if (typeof cell === 'number') return String(cell)
  const safe = needsGuard(cell) ? `'${cell}` : cell
  return /[",;\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function needsGuard(cell: string): boolean {
  if (/^[\t\r\n']/.test(cell)) return true
  const [first = ''] = cell.replace(leading, '').normalize('NFKC')
  return formulaSigns.includes(first)
}
