import type { JsonEntries, SplitJson } from '../../json/read-json.ts'
import type { ProblemLog } from '../../problem-log.ts'
import type { DocumentParts } from './document.ts'

/** A document of SPDX 2 in the shape it has in JSON, whatever it was written in. */
export type Notation = SplitJson & DocumentParts

/** A log that tells places as a person finds them. */
export function placedLog(log: ProblemLog, placeOf: DocumentParts['placeOf']): ProblemLog {
  return { add: (path, code, facts) => log.add(placeOf(path), code, facts), list: log.list }
}

/** A document made of elements of XML. */
export interface MadeDocument {
  readonly value: object
  /** The entries of the growing arrays, which are not in `value`. */
  readonly lists: ReadonlyMap<string, readonly object[]>
  /** Where the elements stand that objects were made of. */
  readonly lines: WeakMap<object, number>
  readonly log: ProblemLog
}

/** The notation of a document whose places are lines: that of the nearest element, and the way from there. */
export function notationOf({ value, lists, lines, log }: MadeDocument): Notation {
  const placeOf = (pointer: string) => placeIn(pointer, { value, lists, lines })
  const arrays = new Map<string, JsonEntries>(
    [...lists].map(([name, list]) => [name, { length: list.length, values: () => list }]),
  )
  return { value, arrays, log: placedLog(log, placeOf), placeOf }
}

/** `/packages/3/versionInfo` → `/line/177/versionInfo`. */
function placeIn(pointer: string, { value, lists, lines }: Omit<MadeDocument, 'log'>): string {
  if (pointer.startsWith('/line/')) return pointer
  let at: unknown = value
  let line = lines.get(value) ?? 1
  let rest: readonly string[] = []
  for (const step of pointer.split('/').slice(1)) {
    at = (at === value ? lists.get(step) : undefined) ?? valueAt(at, step)
    const own = typeof at === 'object' && at !== null ? lines.get(at) : undefined
    if (own === undefined) rest = [...rest, step]
    else [line, rest] = [own, []]
  }
  return [`/line/${line}`, ...rest].join('/')
}

function valueAt(holder: unknown, step: string): unknown {
  if (typeof holder !== 'object' || holder === null) return undefined
  return Object.hasOwn(holder, step) ? Reflect.get(holder, step) : undefined
}
