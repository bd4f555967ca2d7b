import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import type { ProblemLog } from '../problem-log.ts'
import { utf8Of } from '../text/decode-text.ts'
import { isObject } from './node.ts'
import { placeOf } from './place.ts'
import type { Fault } from './scan.ts'
import { type ArrayPlaces, type MemberPlaces, type ScanResult, scanJson } from './scan-json.ts'
import { makeStorable } from './storable.ts'

/** How much a document may ask of us: nesting in levels, size in bytes of UTF-8. */
export interface JsonLimits {
  readonly depth: number
  readonly bytes: number
}

export const jsonLimits: JsonLimits = { depth: 200, bytes: 64 * 1024 * 1024 }

/** As large as a document may be that is read entry by entry. */
const splitJsonLimits: JsonLimits = { depth: 200, bytes: 1024 * 1024 * 1024 }

/** The entries of one array, parsed when they are asked for, so that they never lie in memory all together. */
export interface JsonEntries {
  readonly length: number
  /** The values in order. May be walked again. */
  values(): Iterable<unknown>
}

/** The members of one object, parsed when they are asked for. */
export interface JsonMembers {
  readonly length: number
  /** The members in order, each name once. May be walked again. */
  entries(): Iterable<readonly [name: string, value: unknown]>
}

/** A document of which some arrays are read entry by entry; in `value` they are empty. */
export interface SplitJson {
  readonly value: unknown
  /** By the name within the document's object. Only names whose value is an array. */
  readonly arrays: ReadonlyMap<string, JsonEntries>
  /** Collects what is found when entries are parsed; also holds the warnings of the scan. */
  readonly log: ProblemLog
}

/** As `SplitJson`, of objects whose members are read one by one. */
interface SplitParts extends SplitJson {
  readonly objects: ReadonlyMap<string, JsonMembers>
}

/**
 * Reads a JSON document nobody vouches for, given as text or as bytes (UTF-8, or UTF-16 with its mark). Names given twice (the last one counts, as
 * with `JSON.parse`), numbers that become infinite and text that cannot be stored are warnings with a JSON pointer;
 * anything that is not JSON is a problem with line, column and byte.
 */
export function readJson(source: string | Uint8Array, limits: JsonLimits = jsonLimits): Parsed<unknown> {
  const split = splitJson(source, [], limits)
  return split.ok ? readable(split.value.value, split.value.log.list()) : split
}

/** As `readJson`, with the arrays of these names in the document's object read entry by entry. */
export function splitJson(
  source: string | Uint8Array,
  names: readonly string[],
  limits: JsonLimits = splitJsonLimits,
): Parsed<SplitJson> {
  return splitParts(source, { arrays: names, objects: [] }, limits)
}

/** As `readJson`, with the objects of these names in the document's object read member by member. */
export function splitJsonObjects(source: string | Uint8Array, names: readonly string[]): Parsed<SplitParts> {
  return splitParts(source, { arrays: [], objects: names }, splitJsonLimits)
}

function splitParts(
  source: string | Uint8Array,
  names: { readonly arrays: readonly string[]; readonly objects: readonly string[] },
  limits: JsonLimits,
): Parsed<SplitParts> {
  const utf8 = utf8Of(typeof source === 'string' ? Buffer.from(source) : source)
  if (!utf8.ok) return utf8
  const bytes = utf8.value
  if (bytes.length > limits.bytes) return tooLarge(bytes.length, limits.bytes)
  const order = { depthLimit: limits.depth, split: names.arrays, splitObjects: names.objects }
  const scanned = scanJson(bytes, order)
  if (scanned.fault !== null) return unreadable(atItsPlace(bytes, scanned.fault))
  const frameBytes = cutsOf(scanned).reduce((left, [start, end]) => left - end + start, bytes.length)
  return frameBytes > jsonLimits.bytes
    ? tooLarge(frameBytes, jsonLimits.bytes)
    : readable(assemble(bytes, scanned))
}

function tooLarge(bytes: number, limit: number) {
  return unreadable(problem('', 'json.too-large', { bytes, limit }))
}

type Cut = readonly [start: number, end: number]

/** The insides of what is read part by part, in the order of the document. */
function cutsOf({ arrays, objects }: ScanResult): readonly Cut[] {
  const cuts = [...arrays, ...objects].map(([, { inside }]) => inside)
  return cuts.toSorted(([one], [other]) => one - other)
}

function assemble(bytes: Buffer, scanned: ScanResult): SplitParts {
  const { arrays, objects, log, hasDoubtfulEscape } = scanned
  const parse = (text: string, path: string): unknown => {
    const value: unknown = JSON.parse(text)
    return hasDoubtfulEscape ? makeStorable(value, path, log) : value
  }
  const value = parse(textWithout(bytes, cutsOf(scanned)), '')
  // Where a name is given again, what it means last counts.
  const lasting = arrays.filter(([name]) => isObject(value) && Array.isArray(value[name]))
  return {
    value,
    arrays: new Map(lasting.map(([name, { entries }]) => [name, entriesOf(name, entries)])),
    objects: new Map(
      objects
        .filter(([name]) => isObject(value) && isCut(value[name]))
        .map(([name, { members }]) => [name, membersOf(name, members)]),
    ),
    log,
  }

  function entriesOf(name: string, places: ArrayPlaces['entries']): JsonEntries {
    return {
      length: places.length / 2,
      *values() {
        for (let i = 0; i < places.length; i += 2) {
          yield parse(bytes.toString('utf8', places[i], places[i + 1]), `/${name}/${i / 2}`)
        }
      },
    }
  }

  function membersOf(name: string, places: MemberPlaces['members']): JsonMembers {
    return {
      length: places.length / 2,
      *entries() {
        for (let i = 0; i < places.length; i += 2) {
          const member = parse(`{${bytes.toString('utf8', places[i], places[i + 1])}}`, `/${name}`)
          if (isObject(member)) yield* Object.entries(member)
        }
      },
    }
  }
}

/** Whether this is what is left of an object whose members are read one by one. */
function isCut(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 0
}

/** The document's text without the insides of the arrays that are read on their own. */
function textWithout(bytes: Buffer, cuts: readonly Cut[]): string {
  let text = ''
  let from = bytes[0] === 0xef ? 3 : 0
  for (const [start, end] of cuts) {
    text += bytes.toString('utf8', from, start)
    from = end
  }
  return text + bytes.toString('utf8', from)
}

function atItsPlace(bytes: Buffer, fault: Fault) {
  const place = placeOf(bytes, fault.at)
  return problem(`/line/${place.line}`, fault.code, { ...fault.facts, ...place })
}
