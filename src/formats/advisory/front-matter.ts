import { type Parsed, problem, readable, unreadable } from '#kernel/parsed/parsed.ts'
import type { JsonNode } from '../json/node.ts'
import { mendText } from '../json/storable.ts'
import { decodeText } from '../text/decode-text.ts'
import { readTomlRoot } from '../toml/read-toml.ts'

/** A record that tells its facts in TOML and speaks in Markdown below. */
export interface FrontMatter {
  readonly root: JsonNode
  /** The first heading; null where there is none. */
  readonly title: string | null
  readonly text: string
}

/** A fenced block of TOML at the head, as RustSec and the Haskell database write it. */
export const fence = /^\s*```toml\r?\n/

/** Takes a record apart. Problem `advisory.front-matter-missing`; those of TOML have the line within the record. */
export function readFrontMatter(bytes: Uint8Array): Parsed<FrontMatter> {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded
  const all = decoded.value
  const opening = fence.exec(all)
  const end = opening === null ? -1 : all.indexOf('\n```', opening[0].length - 1)
  if (opening === null || end < 0) return unreadable(problem('/line/1', 'advisory.front-matter-missing'))
  // As many line ends before it as the record has, so that lines are told as they are in the record.
  const lead = '\n'.repeat(opening[0].split('\n').length - 1)
  const root = readTomlRoot(Buffer.from(lead + all.slice(opening[0].length, end + 1)))
  if (!root.ok) return root
  const body = all.slice(end + 4).replace(/^[^\n]*\n?/, '')
  const heading = /^#[ \t]+(\S[^\n]{0,2000})$/m.exec(body)
  const title = heading?.[1]?.replace(/[ \t\r]*#*[ \t\r]*$/, '') ?? null
  const text =
    heading === null ? body : body.slice(0, heading.index) + body.slice(heading.index + heading[0].length)
  const { log } = root.value
  return readable(
    {
      root: root.value,
      title: title === null ? null : mendText(title, '', log),
      text: mendText(text.trim(), '', log),
    },
    decoded.warnings,
  )
}
