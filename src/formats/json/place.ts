import type { Facts } from '#kernel/errors/app-error.ts'

/**
 * Where an index of a text is for a person with an editor: line and column count from 1, a column is a character
 * (UTF-16 unit), `byte` counts from 0 in the document's UTF-8.
 */
export function placeOf(text: string, at: number): Facts & { readonly line: number } {
  let line = 1
  let lineStart = 0
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', end + 1)) {
    line++
    lineStart = end + 1
  }
  return { line, column: at - lineStart + 1, byte: Buffer.byteLength(text.slice(0, at)) }
}
