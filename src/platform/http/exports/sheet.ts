import type { ExportList } from '#contract/exports/export-list.ts'
import type { ExportHead } from '#contract/exports/file.ts'
import { type ExportValue, type ExportWriter, writeValue } from '#contract/exports/value.ts'
import { csvBeginning, csvLine } from '#kernel/text/csv.ts'
import { hasText, type Language, say } from '#texts/index.ts'

/** How the rows of a file are written, and what stands before and after them once they are known. */
export interface Sheet {
  row(row: unknown, isFirst: boolean): string
  beginning(head: ExportHead): string
  readonly end: string
}

/** Rows as they are, one per line; the first line says what the file is. */
export const jsonSheet: Sheet = {
  row: (row, isFirst) => `${isFirst ? '' : ','}\n${JSON.stringify(row)}`,
  beginning: (head) => `{"export":${JSON.stringify(head)},\n"rows":[`,
  end: '\n]}\n',
}

interface Reader {
  readonly language: Language
  readonly zone: string
}

/** A table in the reader's language and time zone: a line about the file, the headings, the rows. */
export function csvSheet(list: ExportList, reader: Reader): Sheet {
  const times = new Set<string>()
  const writer = writerFor(reader)
  const { language } = reader
  const cell = (id: string, value: ExportValue) => {
    if (typeof value === 'number') return value
    if (typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'string') {
      times.add(id)
    }
    return writeValue(value, writer)
  }
  const heading = (id: string) => {
    const title = say(language, `exports:columns.${id}`)
    return times.has(id) ? say(language, 'exports:file.inZone', { title, zone: reader.zone }) : title
  }
  return {
    row: (row) => csvLine(list.columns.map(({ id, read }) => cell(id, read(row)))),
    beginning: (head) =>
      csvBeginning +
      csvLine(aboutFile(head, reader)) +
      csvLine(list.columns.map((column) => heading(column.id))),
    end: '',
  }
}

function aboutFile(head: ExportHead, { language, zone }: Reader): readonly string[] {
  const count = head.rows
  return [
    `TLP:${head.tlp.toUpperCase()}`,
    say(language, `exports:lists.${head.list}`),
    ...(head.about === '' ? [] : [head.about]),
    say(language, 'exports:file.at', { at: inZone(head.at, zone), zone }),
    head.by,
    say(language, head.complete ? 'exports:file.all' : 'exports:file.first', { count }),
  ]
}

function writerFor({ language, zone }: Reader): ExportWriter {
  const [first, second] = language === 'ja' ? (['ja', 'en'] as const) : (['en', 'ja'] as const)
  return {
    time: (at) => inZone(at, zone),
    name: (name) => name[first] ?? name[second] ?? '',
    text: (key) => (hasText(key) ? say(language, key) : undefined),
  }
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** `2026-11-22 19:40:05`: spreadsheets of both languages read it as a time. */
export function inZone(at: string, zone: string): string {
  const format = formats.get(zone) ?? formatIn(zone)
  formats.set(zone, format)
  const part = Object.fromEntries(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]))
  return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}:${part.second}`
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const two = '2-digit'
  return new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
    second: two,
  })
}
