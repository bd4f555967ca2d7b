import { readCvss } from '../cvss/index.ts'
import { type JsonNode, pathTo, readText } from '../json/node.ts'
import type { AdvisorySeverity } from './model/advisory.ts'

/** Longer than any vector, so that one that is too long is told as such. */
const vectorLimit = 2048

/** Where one CVSS object of the CVE program's JSON stands: which version its field announces, and whose it is. */
export interface CvssPlace {
  readonly version: '2' | '3' | '4'
  readonly source: string | null
  /** The word where it stands beside the object (NVD's version 2). */
  readonly word?: string | null
}

/**
 * A severity from an object of FIRST's CVSS JSON schemas. A vector that the standard does not allow is kept as written,
 * without a score, and what is wrong is told. Null where there is no vector.
 */
export function readCvssObject(data: JsonNode, place: CvssPlace): AdvisorySeverity | null {
  const vector = readText(data, 'vectorString', vectorLimit)
  const given = { score: readScore(data), word: place.word ?? readText(data, 'baseSeverity') }
  if (vector === null) {
    if (given.score !== null) data.log.add(data.path, 'advisory.vector-missing', { score: given.score })
    return null
  }
  // Version 2 is often written in brackets.
  const plain = vector.replace(/^\((.*)\)$/, '$1')
  return {
    system: `cvss-v${place.version}`,
    vector: plain,
    ...scored(data, plain, place.version),
    ...(place.source === null ? {} : { source: place.source }),
    given,
  }
}

function readScore({ value, log, path }: JsonNode): number | null {
  const score = value.baseScore
  if (score === undefined || score === null) return null
  if (typeof score === 'number' && score >= 0 && score <= 10) return score
  log.add(`${path}/baseScore`, 'json.wrong-kind', { expected: 'number' })
  return null
}

function scored(
  data: JsonNode,
  vector: string,
  announced: CvssPlace['version'],
): Pick<AdvisorySeverity, 'score' | 'rating'> {
  const read = readCvss(vector)
  for (const { code, facts } of read.ok ? read.warnings : read.problems) {
    data.log.add(pathTo(data, 'vectorString'), code, facts)
  }
  if (!read.ok) return { score: null, rating: null }
  const { version, score, rating } = read.value
  if (version.slice(0, 1) !== announced)
    data.log.add(data.path, 'advisory.severity-of-other-version', { version })
  return { score, rating }
}
