import type { ProblemLog } from '../../../problem-log.ts'
import { tags } from './tags.data.ts'

/** A tag with the place of its value. */
export interface TagLine {
  readonly tag: string
  /** Counting from 1. */
  readonly line: number
  readonly start: number
  /** Of the value, without blanks and without the marks of a text of several lines. */
  readonly valueStart: number
  readonly valueEnd: number
  /** After the line break. */
  readonly end: number
}

/** Part of a document, and the line it begins in. */
export interface Part {
  readonly start: number
  readonly end: number
  readonly line: number
}

const opening = Buffer.from('<text>')
const closing = Buffer.from('</text>')

/** Gives the lines of a part of a document. What is wrong goes to the log where one is given. */
export type TagLines = (part: Part, log: ProblemLog | null) => Iterable<TagLine>

/**
 * Reads the `Tag: value` lines of a document (SPDX 2.3, tag-value). Comments and blank lines are passed over; a line
 * that is neither, and a text that is not closed before the next one begins, is told and left out.
 */
export function tagLines(bytes: Buffer): TagLines {
  const texts = textMarks(bytes)
  const endOfLine = lineEnds(bytes)
  return (part, log) => linesOf(bytes, part, { texts, endOfLine, log })
}

interface LineReading {
  readonly texts: TextMarks
  readonly endOfLine: LineEnds
  readonly log: ProblemLog | null
}

function* linesOf(bytes: Buffer, part: Part, reading: LineReading): Generator<TagLine> {
  let { start: at, line } = part
  while (at < part.end) {
    const end = reading.endOfLine(at, part.end)
    const start = skipBlanks(bytes, at, end)
    const isEmpty = start === end || bytes[start] === hash
    const found = isEmpty ? null : lineAt(bytes, { start, end, limit: part.end, line }, reading)
    if (found !== null) yield found
    const next = found?.end ?? afterBreak(end, part.end)
    line += next === afterBreak(end, part.end) ? 1 : countBreaks(bytes, at, next)
    at = next
  }
}

/** A line without its first blanks, and how far a text that it opens may go. */
interface LineExtent {
  readonly start: number
  readonly end: number
  readonly limit: number
  readonly line: number
}

/** @returns null, with a problem, for what is no tag with a value */
function lineAt(bytes: Buffer, extent: LineExtent, { texts, endOfLine, log }: LineReading): TagLine | null {
  const { start, end, limit, line } = extent
  const tag = tagAt(bytes, start, end)
  if (tag === null) {
    log?.add(`/line/${line}`, 'sbom.line-not-read')
    return null
  }
  const valueStart = skipBlanks(bytes, start + tag.length, end)
  const told = { tag: tag.name, line, start }
  if (!startsWith(bytes, opening, valueStart)) {
    return { ...told, valueStart, valueEnd: trimEnd(bytes, valueStart, end), end: afterBreak(end, limit) }
  }
  const textStart = valueStart + opening.length
  const close = texts.closeOf(textStart)
  if (close === null) {
    log?.add(`/line/${line}`, 'sbom.text-not-closed', { tag: tag.name })
    return null
  }
  return { ...told, valueStart: textStart, valueEnd: close, end: afterBreak(endOfLine(close, limit), limit) }
}

const hash = 0x23
const newline = 0x0a
const carriageReturn = 0x0d
const colon = 0x3a

type LineEnds = (from: number, limit: number) => number

/** Some documents have a carriage return alone between lines, even beside others. */
function lineEnds(bytes: Buffer): LineEnds {
  const nextNewline = finder(bytes, newline)
  const nextReturn = finder(bytes, carriageReturn)
  return (from, limit) => {
    const end = Math.min(nextNewline(from) ?? limit, limit)
    const inner = nextReturn(from)
    return inner === null || inner + 1 >= end ? end : inner
  }
}

function afterBreak(end: number, limit: number): number {
  return Math.min(end + 1, limit)
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d
}

function skipBlanks(bytes: Buffer, from: number, end: number): number {
  let at = from
  while (at < end && isBlank(bytes[at])) at++
  return at
}

function trimEnd(bytes: Buffer, from: number, end: number): number {
  let at = end
  while (at > from && isBlank(bytes[at - 1])) at--
  return at
}

function countBreaks(bytes: Buffer, from: number, end: number): number {
  let count = 0
  for (let at = from; at < end; at++) {
    if (bytes[at] === newline || (bytes[at] === carriageReturn && bytes[at + 1] !== newline)) count++
  }
  return count
}

function startsWith(bytes: Buffer, mark: Buffer, at: number): boolean {
  return bytes.compare(mark, 0, mark.length, at, Math.min(at + mark.length, bytes.length)) === 0
}

const longestTag = 40

/** A name of letters before a colon; `length` is that of both. */
function tagAt(
  bytes: Buffer,
  start: number,
  end: number,
): { readonly name: string; readonly length: number } | null {
  const limit = Math.min(end, start + longestTag)
  let at = start
  while (at < limit && isLetter(bytes[at] ?? 0)) at++
  const name = at
  at = skipBlanks(bytes, at, limit)
  if (name === start || bytes[at] !== colon) return null
  return { name: bytes.toString('latin1', start, name), length: at + 1 - start }
}

function isLetter(byte: number): boolean {
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x7a
}

interface TextMarks {
  /** Where the text that begins here is closed; null where it is not, or another begins before. */
  closeOf(from: number): number | null
}

/** Each mark is looked for once, so that a million texts that are not closed cost no more than one. */
function textMarks(bytes: Buffer): TextMarks {
  const nextClose = finder(bytes, closing)
  const nextOpen = finder(bytes, opening)
  return {
    closeOf(from) {
      const close = nextClose(from)
      if (close === null) return null
      for (let open = nextOpen(from); open !== null && open < close; open = nextOpen(open + 1)) {
        if (isValueOfTag(bytes, open)) return null
      }
      return close
    },
  }
}

function finder(bytes: Buffer, mark: Buffer | number): (from: number) => number | null {
  let asked = Number.POSITIVE_INFINITY
  let found = -1
  let noneFrom = Number.POSITIVE_INFINITY
  return (from) => {
    if (from >= noneFrom) return null
    if (from >= asked && from <= found) return found
    asked = from
    found = bytes.indexOf(mark, from)
    if (found < 0) noneFrom = from
    return found < 0 ? null : found
  }
}

/** Whether a line with a known tag opens its text here. */
function isValueOfTag(bytes: Buffer, open: number): boolean {
  const before = Math.max(0, open - 2 * longestTag)
  const lineBreak = bytes.subarray(before, open).lastIndexOf(newline)
  if (lineBreak < 0 && before > 0) return false
  const lineStart = lineBreak < 0 ? 0 : before + lineBreak + 1
  const start = skipBlanks(bytes, lineStart, open)
  const tag = tagAt(bytes, start, open)
  return tag !== null && tags.has(tag.name) && skipBlanks(bytes, start + tag.length, open) === open
}
