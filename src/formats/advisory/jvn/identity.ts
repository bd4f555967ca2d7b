import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import { linePath, textOf, type XmlElement } from '../../xml/element.ts'

/** The record's own name, `JVNDB-2026-000001`. @param element that holds it */
export function readId(element: XmlElement): Parsed<string> {
  const text = textOf(element)
  return checkedId(text, linePath(element))
}

/** The same where it stands as a text. @param path its place */
export function checkedId(text: string | null, path: string): Parsed<string> {
  if (text === null) return unreadable(problem(path, 'advisory.id-missing'))
  if (/^JVNDB-[0-9]{4}-[0-9]{4,9}$/.test(text)) return readable(text)
  return unreadable(problem(path, 'advisory.jvn-id-not-valid', { id: text.slice(0, 40) }))
}

/** How JVN iPedia marks what it took back; there is no field for it. 未確定 and サポート外 are no such thing. */
const takenBack = /^\s*\*\*\s{0,3}(?:削除|REJECT(?:ED)?)\s{0,3}\*\*/

/** Since when a record is taken back, by the mark its title or text begins with. */
export function withdrawnAt(texts: readonly (string | null)[], since: string | null): string | null {
  return texts.some((text) => takenBack.test(text ?? '')) ? (since ?? '1970-01-01T00:00:00Z') : null
}
