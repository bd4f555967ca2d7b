/** Kinds of things that get ids of ours; their place in the list is part of the id. */
const kinds = [
  'organisation',
  'division',
  'team',
  'person',
  'membership',
  'item',
  'relation',
  'document',
  'grant',
  'vulnerability',
] as const

export type IdKind = (typeof kinds)[number]

/** When the made-up company began to be known. */
export const beginning = '2026-01-05T00:00:00Z'

const began = Date.parse(beginning)

/** The id of the n-th thing of a kind, in the form of a UUIDv7: always the same, sorted by number. */
export function makeId(kind: IdKind, number: number): string {
  const time = (began + number).toString(16).padStart(12, '0')
  const place = (kinds.indexOf(kind) + 1).toString(16).padStart(3, '0')
  const tail = number.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${place}-8000-${tail}`
}
