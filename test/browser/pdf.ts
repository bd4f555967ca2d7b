import { inflateSync } from 'node:zlib'

/**
 * The text on each page of a PDF that Chromium made: enough of the format to read back what was printed. Its streams are
 * packed, a font's resource is named after its object, and glyphs are named by the font's own table (ToUnicode).
 */
export function readPages(pdf: Buffer): readonly string[] {
  const objects = readObjects(pdf)
  const tables = new Map<string, ReadonlyMap<string, string>>()
  for (const [id, { head }] of objects) {
    const table = /\/ToUnicode (\d+) 0 R/.exec(head)?.[1]
    if (table !== undefined) tables.set(`F${id}`, readTable(objects.get(table)?.content ?? ''))
  }
  return [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\b/.test(head))
    .map(({ head }) => {
      const contents = /\/Contents (\d+) 0 R/.exec(head)?.[1] ?? ''
      return readText(objects.get(contents)?.content ?? '', tables)
    })
}

interface PdfObject {
  readonly head: string
  readonly content: string
}

function readObjects(pdf: Buffer): ReadonlyMap<string, PdfObject> {
  const text = pdf.toString('latin1')
  const objects = new Map<string, PdfObject>()
  for (const match of text.matchAll(/(\d+) 0 obj\b([\s\S]*?)(?:stream\r?\n|endobj)/g)) {
    const [whole, id = '', head = ''] = match
    const begins = match.index + whole.length
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0)
    const bytes = whole.endsWith('endobj') ? Buffer.alloc(0) : pdf.subarray(begins, begins + length)
    const content = head.includes('/FlateDecode') ? inflateSync(bytes) : bytes
    objects.set(id, { head, content: content.toString('latin1') })
  }
  return objects
}

/** Glyph → text. */
function readTable(table: string): ReadonlyMap<string, string> {
  const glyphs = new Map<string, string>()
  for (const [, part = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = '', text = ''] of part.matchAll(/<(\w+)> <(\w+)>/g)) glyphs.set(glyph, decode(text))
  }
  for (const [, part = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, first = '', last = '', text = ''] of part.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
      const start = Number.parseInt(first, 16)
      for (let step = 0; step <= Number.parseInt(last, 16) - start; step += 1) {
        const glyph = (start + step).toString(16).padStart(first.length, '0').toUpperCase()
        glyphs.set(glyph, decode((Number.parseInt(text, 16) + step).toString(16).padStart(text.length, '0')))
      }
    }
  }
  return glyphs
}

function decode(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le')
}

function readText(content: string, tables: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let glyphs: ReadonlyMap<string, string> = new Map()
  let text = ''
  for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g)) {
    if (font !== undefined) glyphs = tables.get(font) ?? new Map()
    // A font of few glyphs names each by one byte, another by two.
    const [known = '0000'] = glyphs.keys()
    const names = (shown ?? '').toUpperCase().match(new RegExp(`.{${known.length}}`, 'g')) ?? []
    text += names.map((glyph) => glyphs.get(glyph) ?? '').join('')
  }
  return text
}
