import ae from 'ae-cvss-calculator'
import type { CvssMetric, CvssVector, CvssVersion } from './metrics.data.ts'
import { scoreVersion2 } from './score-v2.ts'

/** The words of the standard's severity scale. */
export type CvssRating = 'none' | 'low' | 'medium' | 'high' | 'critical'

export interface CvssScore {
  /** 0.0–10.0, with what the vector says beyond its base metrics. */
  readonly score: number
  /** Of the base metrics alone. */
  readonly base: number
  readonly rating: CvssRating
}

/**
 * The score of a vector by its version's formula, and its word. Exact half-up rounding where the standard rounds: a
 * feed's own number may differ by 0.1 (seen at ties of 4.0) and is kept beside ours, never corrected.
 */
export function scoreCvss(vector: CvssVector): CvssScore {
  const { version, metrics } = vector
  const score = scoreMetrics(version, metrics)
  const isBase = metrics.every(({ group }) => group === 'base' || group === 'supplemental')
  const base = isBase
    ? score
    : scoreMetrics(
        version,
        metrics.filter(({ group }) => group === 'base'),
      )
  return { score, base, rating: rateCvss(version, score) }
}

/**
 * The word for a score: none 0, low to 3.9, medium to 6.9, high to 8.9, critical (CVSS v3.1 §5, v4.0 §6). Version 2.0
 * has no scale of its own; the NVD's is used, where high goes to 10 and 0 is low.
 */
export function rateCvss(version: CvssVersion, score: number): CvssRating {
  if (score >= 9) return version === '2.0' ? 'high' : 'critical'
  if (score >= 7) return 'high'
  if (score >= 4) return 'medium'
  return score > 0 || version === '2.0' ? 'low' : 'none'
}

const calculators = { '3.0': ae.Cvss3P0, '3.1': ae.Cvss3P1, '4.0': ae.Cvss4P0 } as const

function scoreMetrics(version: CvssVersion, metrics: readonly CvssMetric[]): number {
  if (version === '2.0') return scoreVersion2(metrics)
  const text = metrics.map(({ id, value }) => `${id}:${value}`).join('/')
  return new calculators[version](`CVSS:${version}/${text}`).calculateScores().overall
}
