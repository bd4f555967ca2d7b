import { describe, expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { csvLine } from './csv.ts'

/** Reads as a spreadsheet does. */
function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    if (quoted && sign === '"' && text[at + 1] === '"') {
      cell += '"'
      at += 1
    } else if (sign === '"') quoted = !quoted
    else if (!quoted && sign === ',') {
      rows.at(-1)?.push(cell)
      cell = ''
    } else if (!quoted && sign === '\r' && text[at + 1] === '\n') {
      rows.at(-1)?.push(cell)
      rows.push([])
      cell = ''
      at += 1
    } else cell += sign
  }
  return rows.slice(0, -1)
}

const withoutGuard = (cell: string) => (cell.startsWith("'") ? cell.slice(1) : cell)

const dangerous = fc
  .tuple(
    fc.constantFrom('', ' ', '\u3000', '\u200B', '\uFEFF', '\t', '\r', '\n'),
    fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', '﹢', '﹣', '﹦', '﹫', '−', "'", '"'),
    fc.string({ unit: 'grapheme' }),
  )
  .map((parts) => parts.join(''))

const cells = fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), dangerous), { minLength: 1, maxLength: 8 })

it('gives back what was written', () => {
  fc.assert(
    fc.property(fc.array(cells, { minLength: 1 }), (rows) => {
      const read = readCsv(rows.map(csvLine).join(''))

      expect(read.map((row) => row.map(withoutGuard))).toEqual(rows)
    }),
  )
})

it('has no cell that a spreadsheet takes for a formula', () => {
  fc.assert(
    fc.property(cells, (row) => {
      for (const cell of readCsv(csvLine(row))[0] ?? []) {
        expect(cell.replace(/^[\s\p{Cf}]+/u, '').normalize('NFKC')).not.toMatch(/^[=+\-@\u2212]/)
        expect(cell).not.toMatch(/^[\t\r\n]/)
      }
    }),
  )
})

describe('a cell', () => {
  it.each([
    ['=HYPERLINK("http://example.test")', `"'=HYPERLINK(""http://example.test"")"`],
    ['＝１＋１', "'＝１＋１"],
    ['＠ｓｕｍ', "'＠ｓｕｍ"],
    ['-1+1', "'-1+1"],
    ['\t=1', `"'\t=1"`],
    ["'tis", "''tis"],
    ['lib-a, lib-b', '"lib-a, lib-b"'],
    ['脆弱性', '脆弱性'],
    ['1.10.2', '1.10.2'],
  ])('%j is written %s', (text, written) => {
    expect(csvLine([text])).toBe(`${written}\r\n`)
  })

  it('of a number stays a number', () => {
    expect(csvLine([7.5, 'a', 0])).toBe('7.5,a,0\r\n')
  })
})
