import { mendText } from '../../../json/storable.ts'
import type { ProblemLog } from '../../../problem-log.ts'
import type { Part, TagLine, TagLines } from './lines.ts'
import { type Tag, type TagForm, type TagSection, tags } from './tags.data.ts'
import {
  checksumOf,
  externalDocumentOf,
  externalReferenceOf,
  relationshipOf,
  verificationCodeOf,
} from './values.ts'

type Fields = Record<string, unknown>

/** An entry in the shape it has in JSON, and the line of each field by its pointer within: `externalRefs/1`. */
export interface Entry {
  readonly value: Fields
  readonly lines: ReadonlyMap<string, number>
}

/** An entry that is not complete yet. */
export interface GrowingEntry extends Entry {
  /** Puts what a line says where JSON has it. */
  take(line: TagLine, tag: Tag): void
  takeId(line: TagLine): void
}

/** What reads the values of one document. */
export interface EntryReading {
  readonly bytes: Buffer
  readonly linesOf: TagLines
  readonly log: ProblemLog
}

/** Sections whose entries have an `SPDXID` of their own; it follows the tag they begin with. */
const sectionsWithId: ReadonlySet<TagSection> = new Set<TagSection>(['package', 'file', 'snippet'])

/** Whose `SPDXID` a line is, after a line that may begin an entry. */
export function ownerOfId(before: TagSection, tag: Tag): TagSection {
  return tag.begins && sectionsWithId.has(tag.section) ? tag.section : before
}

/** Reads the entry of a section that a part of the document holds; lines of other sections are passed over. */
export function readEntry(reading: EntryReading, section: TagSection, part: Part): Entry {
  const entry = growEntry(reading)
  let owner = section
  for (const line of reading.linesOf(part, null)) {
    const tag = tags.get(line.tag)
    if (tag !== undefined) owner = ownerOfId(owner, tag)
    if (tag?.section === section) entry.take(line, tag)
    else if (line.tag === 'SPDXID' && owner === section) entry.takeId(line)
  }
  return entry
}

/** An entry without fields. */
export function growEntry({ bytes, log }: EntryReading): GrowingEntry {
  const value: Fields = {}
  const lines = new Map<string, number>()

  function textOf(line: TagLine): string {
    return mendText(bytes.toString('utf8', line.valueStart, line.valueEnd), `/line/${line.line}`, log)
  }

  function putOnce(
    target: Fields,
    field: string,
    put: { readonly line: TagLine; readonly at: string },
  ): void {
    const { line, at } = put
    if (field in target) log.add(`/line/${line.line}`, 'json.name-twice')
    target[field] = textOf(line)
    lines.set(at, line.line)
  }

  function putInto(line: TagLine, field: string, made: unknown): void {
    const known = value[field]
    const list: unknown[] = Array.isArray(known) ? known : []
    value[field] = list
    lines.set(`${field}/${list.length}`, line.line)
    list.push(made)
  }

  function takeCreation(line: TagLine, { field, form }: Tag): void {
    const creation = objectIn(value, 'creationInfo')
    if (!lines.has('creationInfo')) lines.set('creationInfo', line.line)
    if (form !== 'list') {
      putOnce(creation, field, { line, at: `creationInfo/${field}` })
      return
    }
    const list: unknown[] = Array.isArray(creation[field]) ? creation[field] : []
    creation[field] = list
    lines.set(`creationInfo/${field}/${list.length}`, line.line)
    list.push(textOf(line))
  }

  /** Of the reference before it. */
  function takeComment(line: TagLine): void {
    const references = value.externalRefs
    const last: unknown = Array.isArray(references) ? references.at(-1) : undefined
    if (isFields(last)) last.comment = textOf(line)
    else log.add(`/line/${line.line}`, 'sbom.line-not-read')
  }

  return {
    value,
    lines,
    takeId: (line) => putOnce(value, 'SPDXID', { line, at: 'SPDXID' }),
    take(line, tag) {
      if (tag.within !== undefined) takeCreation(line, tag)
      else if (tag.form === 'text') putOnce(value, tag.field, { line, at: tag.field })
      else if (tag.form === 'external-reference-comment') takeComment(line)
      else {
        if (!lines.has(tag.field)) lines.set(tag.field, line.line)
        const form = listForms.get(tag.form)
        if (form !== undefined) putInto(line, tag.field, form(textOf(line)))
        else takeWhole(textOf(line), tag)
      }
    },
  }

  function takeWhole(text: string, { field, form }: Tag): void {
    if (form === 'relationship') Object.assign(value, relationshipOf(text))
    else value[field] = form === 'truth' ? text.toLowerCase() === 'true' : verificationCodeOf(text)
  }
}

/** What a line adds to a list. */
const listForms: ReadonlyMap<TagForm, (text: string) => unknown> = new Map<
  TagForm,
  (text: string) => unknown
>([
  ['list', (text) => text],
  ['checksum', checksumOf],
  ['external-reference', externalReferenceOf],
  ['external-document', externalDocumentOf],
])

function objectIn(value: Fields, field: string): Fields {
  const known = value[field]
  if (isFields(known)) return known
  const made: Fields = {}
  value[field] = made
  return made
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
