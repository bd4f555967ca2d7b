import type { BilingualName } from '../shapes.ts'

/** A cell of an exported list, before it is put into a language and a time zone. */
export type ExportValue =
  | string
  | number
  | boolean
  | null
  | ExportTime
  | ExportName
  | ExportWord
  | ExportInterval
  | readonly ExportValue[]

/** A moment, RFC 3339. */
interface ExportTime {
  readonly at: string
}

interface ExportName {
  readonly name: BilingualName
}

/** A value of an enumeration; its text lies below the group, and where there is none the value itself is shown. */
interface ExportWord {
  /** `namespace:path` of the texts. */
  readonly group: string
  readonly word: string
}

/** Something between two values. */
interface ExportInterval {
  readonly lower: ExportValue
  readonly upper: ExportValue
}

export function time(at: string | null | undefined): ExportValue {
  return at === null || at === undefined ? null : { at }
}

export function named(thing: { readonly name: BilingualName } | null | undefined): ExportValue {
  return thing === null || thing === undefined ? null : { name: thing.name }
}

/** A value of an enumeration in words; nothing where there is none. */
export function word(group: WordGroup, value: string | null | undefined): ExportValue {
  return value === null || value === undefined ? null : { group: groups[group], word: value }
}

/** What is not known is said as unknown: an empty cell would be read as "none". */
export const unknown: ExportValue = { group: 'exports:words.facts', word: 'unknown' }

const groups = {
  change: 'exports:words.change',
  criticality: 'exports:words.criticality',
  direction: 'exports:words.direction',
  exposure: 'exports:words.exposure',
  interest: 'words:interest.levels',
  job: 'exports:words.job',
  justification: 'exports:words.justification',
  kind: 'exports:words.kind',
  language: 'exports:words.language',
  mail: 'exports:words.mail',
  notice: 'exports:words.notice',
  origin: 'exports:words.origin',
  outcome: 'exports:words.outcome',
  rank: 'words:why.rank',
  relation: 'exports:words.relation',
  role: 'words:roles',
  run: 'exports:words.run',
  scope: 'exports:words.scope',
  severity: 'exports:words.severity',
  side: 'exports:words.side',
  state: 'exports:words.state',
  status: 'exports:words.status',
  tlp: 'exports:words.tlp',
  verdict: 'exports:words.verdict',
  wrongMatch: 'exports:words.wrongMatch',
} as const

type WordGroup = keyof typeof groups

/** What each kind of cell becomes where it is read: in a file, or on paper. */
export interface ExportWriter {
  time(at: string): string
  name(name: BilingualName): string
  /** The text, or undefined where there is none. */
  text(key: string): string | undefined
}

/** The cell as text; several values are joined. */
export function writeValue(value: ExportValue, writer: ExportWriter): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return writer.text(`exports:words.facts.${value ? 'yes' : 'no'}`) ?? ''
  if (isList(value)) {
    const texts = value.map((one) => writeValue(one, writer))
    return texts.filter((text) => text !== '').join('; ')
  }
  if ('at' in value) return writer.time(value.at)
  if ('lower' in value) return `${writeValue(value.lower, writer)} – ${writeValue(value.upper, writer)}`
  if ('name' in value) return writer.name(value.name)
  return writer.text(`${value.group}.${value.word}`) ?? value.word
}

function isList(value: ExportValue): value is readonly ExportValue[] {
  return Array.isArray(value)
}
