import type { JsonEntries } from '../../../json/read-json.ts'
import { problemLog } from '../../../problem-log.ts'
import { growingArrays } from '../document.ts'
import { type Notation, placedLog } from '../notation.ts'
import { type Entry, type EntryReading, growEntry, ownerOfId, readEntry } from './entries.ts'
import { type Part, type TagLine, tagLines } from './lines.ts'
import { arrayOf, type TagSection, tags } from './tags.data.ts'

/**
 * Reads the tag-value notation of SPDX 2 (UTF-8): a first pass finds where each entry lies, the entries are read when
 * they are asked for. Never refuses; what is no SPDX is seen by the fields that are missing.
 */
export function readTagValue(bytes: Buffer): Notation {
  const log = problemLog()
  const reading: EntryReading = { bytes, linesOf: tagLines(bytes), log }
  const { frame, places } = findEntries(reading)
  const latest = new Map<TagSection, { readonly index: number; readonly entry: Entry }>()
  const placeOf = (pointer: string) => lineOf(pointer, { frame, places, entryAt })
  const arrays = new Map<string, JsonEntries>()
  for (const [section, list] of places) {
    const name = arrayOf[section]
    const isRead = growingArrays.includes(name)
    frame.value[name] = isRead ? [] : [{}]
    if (isRead) arrays.set(name, { length: list.length / 3, values: () => valuesOf(section, list) })
  }
  return { value: frame.value, arrays, log: placedLog(log, placeOf), placeOf }

  function* valuesOf(section: EntrySection, list: readonly number[]): Generator<unknown> {
    for (let index = 0; index < list.length / 3; index++) {
      const entry = readEntry(reading, section, partAt(list, index))
      latest.set(section, { index, entry })
      yield entry.value
    }
  }

  /** The latest entry is kept: its places are asked for while it is worked on. Others were told of when they were read. */
  function entryAt(section: EntrySection, index: number): Entry {
    const known = latest.get(section)
    if (known?.index === index) return known.entry
    return readEntry({ ...reading, log: problemLog() }, section, partAt(places.get(section) ?? [], index))
  }
}

type EntrySection = Exclude<TagSection, 'document'>

/** Where entries lie: of each its start, its end and its line. */
type Places = Map<EntrySection, number[]>

function partAt(list: readonly number[], index: number): Part {
  const [start = 0, end = 0, line = 1] = list.slice(index * 3, index * 3 + 3)
  return { start, end, line }
}

function findEntries(reading: EntryReading): { readonly frame: Entry; readonly places: Places } {
  const { bytes, log } = reading
  const frame = growEntry(reading)
  const places: Places = new Map()
  const unknown = new Map<string, UnknownTag>()
  let owner: TagSection = 'document'
  for (const line of reading.linesOf({ start: startOf(bytes), end: bytes.length, line: 1 }, log)) {
    const tag = tags.get(line.tag)
    if (line.tag === 'SPDXID') {
      if (owner === 'document') frame.takeId(line)
      else extend(places, owner, line)
    } else if (tag === undefined) noteUnknown(unknown, line)
    else if (tag.section === 'document') frame.take(line, tag)
    else {
      owner = ownerOfId(owner, tag)
      if (tag.begins) begin(places, tag.section, line)
      else if (!extend(places, tag.section, line)) log.add(`/line/${line.line}`, 'sbom.line-not-read')
    }
  }
  for (const [field, { first, count }] of unknown) {
    log.add(`/line/${first}`, 'sbom.field-unknown', { field, count })
  }
  return { frame, places }
}

/** A hostile document may invent a new tag per line. */
const mostUnknown = 500

interface UnknownTag {
  readonly first: number
  count: number
}

function noteUnknown(unknown: Map<string, UnknownTag>, { tag, line }: TagLine): void {
  const known = unknown.get(tag)
  if (known !== undefined) known.count++
  else if (unknown.size < mostUnknown) unknown.set(tag, { first: line, count: 1 })
}

function startOf(bytes: Buffer): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
}

function begin(places: Places, section: EntrySection, { start, end, line }: TagLine): void {
  const list = places.get(section) ?? []
  places.set(section, list)
  list.push(start, end, line)
}

/** Lets the latest entry of the section go on to the end of a line. @returns whether there is one */
function extend(places: Places, section: TagSection, { end }: TagLine): boolean {
  const list = section === 'document' ? undefined : places.get(section)
  if (list === undefined) return false
  list[list.length - 2] = end
  return true
}

interface Means {
  readonly frame: Entry
  readonly places: Places
  entryAt(section: EntrySection, index: number): Entry
}

const sectionOf: ReadonlyMap<string, EntrySection> = new Map(
  (['package', 'file', 'snippet', 'relationship', 'annotation', 'review', 'licence'] as const).map(
    (section) => [arrayOf[section], section],
  ),
)

/** `/packages/3/versionInfo` → `/line/41`; '' where nothing is written. */
function lineOf(pointer: string, { frame, places, entryAt }: Means): string {
  const [, name = '', index = '', ...within] = pointer.split('/')
  if (name === 'line' || name === '') return pointer
  const section = sectionOf.get(name)
  const list = section === undefined ? undefined : places.get(section)
  if (section === undefined || list === undefined) {
    return placeAt(lineWithin(frame, [name, index, ...within].filter(Boolean)))
  }
  const part = partAt(list, Number(index))
  return placeAt(
    within.length === 0 ? part.line : (lineWithin(entryAt(section, Number(index)), within) ?? part.line),
  )
}

function placeAt(number: number | null): string {
  return number === null ? '' : `/line/${number}`
}

/** Of the field or of what it lies in. */
function lineWithin({ lines }: Entry, steps: readonly string[]): number | null {
  for (let length = steps.length; length > 0; length--) {
    const found = lines.get(steps.slice(0, length).join('/'))
    if (found !== undefined) return found
  }
  return null
}
