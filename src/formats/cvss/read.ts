import { type Parsed, readable } from '#kernel/parsed/parsed.ts'
import type { CvssVersion } from './metrics.data.ts'
import { parseCvss } from './parse.ts'
import { type CvssScore, scoreCvss } from './score.ts'

/** A vector's version, score and word. */
type ScoredVector = CvssScore & { readonly version: CvssVersion }

/** The same few thousand vectors stand in most records; a score of 4.0 takes a tenth of a millisecond. */
const remembered = new Map<string, Parsed<ScoredVector>>()
const mostRemembered = 20_000

/** Parses and scores a vector; problems and warnings as `parseCvss`. */
export function readCvss(vector: string): Parsed<ScoredVector> {
  const known = remembered.get(vector)
  if (known !== undefined) return known
  const read = parseAndScore(vector)
  if (remembered.size >= mostRemembered) remembered.clear()
  remembered.set(vector, read)
  return read
}

function parseAndScore(vector: string): Parsed<ScoredVector> {
  const parsed = parseCvss(vector)
  if (!parsed.ok) return parsed
  return readable({ version: parsed.value.version, ...scoreCvss(parsed.value) }, parsed.warnings)
}
