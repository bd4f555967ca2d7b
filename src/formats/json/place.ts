import type { Facts } from '#kernel/errors/app-error.ts'

/**
 * Where an index of UTF-8 bytes is for a person with an editor: line and column count from 1, a column is a character
 * (UTF-16 unit); `byte` counts from 0.
 */
export function placeOf(bytes: Buffer, at: number): Facts & { readonly line: number } {
  let line = 1
  let lineStart = bytes[0] === 0xef ? 3 : 0
  for (let end = bytes.indexOf(0x0a); end >= 0 && end < at; end = bytes.indexOf(0x0a, end + 1)) {
    line++
    lineStart = end + 1
  }
  return { line, column: bytes.toString('utf8', lineStart, at).length + 1, byte: at }
}
