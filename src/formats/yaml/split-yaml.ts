import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import type { JsonEntries, SplitJson } from '../json/read-json.ts'
import { type ProblemLog, problemLog } from '../problem-log.ts'
import { utf8Of } from '../text/decode-text.ts'
import { readYamlPiece } from './read-piece.ts'
import { yamlBytesLimit, yamlTooLarge } from './read-yaml.ts'
import { findYamlLists, type YamlLists } from './yaml-lists.ts'

const splitBytesLimit = 1024 * 1024 * 1024

/**
 * As `splitJson`, of a document in YAML: the lists of these names in the document's object are parsed entry by entry
 * where they are written as lists of lines (`- name: …`), as every tool does that grows them. Scalars, aliases and
 * problems as for `readYamlRoot`; an entry that is not YAML is told with its line and left out.
 */
export function splitYaml(source: Uint8Array, names: readonly string[]): Parsed<SplitJson> {
  const utf8 = utf8Of(source)
  if (!utf8.ok) return utf8
  const bytes = utf8.value
  if (bytes.length > splitBytesLimit) {
    return unreadable(problem('', 'json.too-large', { bytes: bytes.length, limit: splitBytesLimit }))
  }
  const lists = findYamlLists(bytes, new Set(names))
  const frameBytes = lists.reduce((left, { start, end }) => left - (end - start), bytes.length)
  if (frameBytes > yamlBytesLimit) return yamlTooLarge(frameBytes)
  const log = problemLog()
  const frame = readYamlPiece(frameOf(bytes, lists), { path: '', lineOf: lineAfter(lists), log })
  if (!frame.ok) return frame
  // Where a name is given again, what it means last counts.
  const arrays = new Map(lists.map((list) => [list.name, entriesOf(bytes, list, log)]))
  return readable({ value: frame.value, arrays, log })
}

/** The document without the entries of its lists. */
function frameOf(bytes: Buffer, lists: readonly YamlLists[]): string {
  let text = ''
  let from = bytes[0] === 0xef ? 3 : 0
  for (const { valueAt, start, end } of lists) {
    text += `${bytes.toString('utf8', from, valueAt)} []${bytes.toString('utf8', valueAt, start)}`
    from = end
  }
  return text + bytes.toString('utf8', from)
}

/** Which line of the document a line of the frame is. */
function lineAfter(lists: readonly YamlLists[]): (line: number) => number {
  return (line) => lists.reduce((at, { line: header, lines }) => (at > header ? at + lines : at), line)
}

function entriesOf(bytes: Buffer, { name, places }: YamlLists, log: ProblemLog): JsonEntries {
  return {
    length: places.length / 3,
    *values() {
      for (let at = 0; at < places.length; at += 3) {
        const [dash = 0, end = 0, line = 1] = places.slice(at, at + 3)
        yield entryOf({ bytes, dash, end, line }, `/${name}/${at / 3}`, log)
      }
    },
  }
}

interface EntryPlace {
  readonly bytes: Buffer
  readonly dash: number
  readonly end: number
  readonly line: number
}

/** What stands after the dash; a blank in its place keeps the columns as they are. */
function entryOf({ bytes, dash, end, line }: EntryPlace, path: string, log: ProblemLog): unknown {
  if (end - dash > yamlBytesLimit) {
    log.add(path, 'json.too-large', { bytes: end - dash, limit: yamlBytesLimit })
    return null
  }
  const lineStart = bytes.lastIndexOf(0x0a, dash) + 1
  const inner = bytes.toString('utf8', dash + 1, end).replace(/\r?\n$/, '')
  const text = `${' '.repeat(dash - lineStart + 1)}${inner}`
  const read = readYamlPiece(text, { path, lineOf: (within) => line - 1 + within, log })
  if (read.ok) return read.value
  for (const { path: place, code, facts } of read.problems) log.add(place, code, facts)
  return null
}
