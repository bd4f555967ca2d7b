import { readCvss } from '../../cvss/index.ts'
import { type JsonNode, pathTo, readList, readText } from '../../json/node.ts'
import type { AdvisorySeverity } from '../model/advisory.ts'
import { severitySystems } from './versions.ts'

/** Longer than any vector, so that one that is too long is told as such. */
const vectorLimit = 2048

/**
 * Severities of a system we know; of another one a warning. A vector that the standard does not allow is kept as
 * written, without a score, and what is wrong with it is told.
 */
export function readSeverities(node: JsonNode): readonly AdvisorySeverity[] {
  return readList(node, 'severity', (severity) => {
    const type = readText(severity, 'type')
    const vector = readText(severity, 'score', vectorLimit)
    const system = severitySystems.get(type ?? '')
    if (system !== undefined && vector !== null) return { system, vector, ...score(severity, system, vector) }
    severity.log.add(severity.path, 'advisory.severity-not-read', { system: type?.slice(0, 40) ?? null })
    return null
  })
}

const unscored = { score: null, rating: null } as const

function score(
  severity: JsonNode,
  system: AdvisorySeverity['system'],
  vector: string,
): Pick<AdvisorySeverity, 'score' | 'rating'> {
  if (system === 'ubuntu') return unscored
  const read = readCvss(vector)
  const found = read.ok ? read.warnings : read.problems
  for (const { code, facts } of found) severity.log.add(pathTo(severity, 'score'), code, facts)
  if (!read.ok) return unscored
  const { version, score: value, rating } = read.value
  if (`cvss-v${version.slice(0, 1)}` !== system) {
    severity.log.add(severity.path, 'advisory.severity-of-other-version', { version })
  }
  return { score: value, rating }
}
