import type { CvssMetric } from './metrics.data.ts'

/** Weights of CVSS v2 guide §3.2; `C`, `I` and `A` share one table, so do the three requirements. */
const weights: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  AV: { L: 0.395, A: 0.646, N: 1 },
  AC: { H: 0.35, M: 0.61, L: 0.71 },
  Au: { M: 0.45, S: 0.56, N: 0.704 },
  impact: { N: 0, P: 0.275, C: 0.66 },
  E: { U: 0.85, POC: 0.9, F: 0.95 },
  RL: { OF: 0.87, TF: 0.9, W: 0.95 },
  RC: { UC: 0.9, UR: 0.95 },
  CDP: { L: 0.1, LM: 0.3, MH: 0.4, H: 0.5 },
  TD: { N: 0, L: 0.25, M: 0.75 },
  requirement: { L: 0.5, H: 1.51 },
}

/**
 * The score of a version 2 vector (guide §3.2.1 to §3.2.3): environmental where it has such metrics, else temporal or
 * base. Own code: ae-cvss-calculator 1.0.13 does not round the adjusted temporal score, and so misses two of the
 * guide's three environmental examples by 0.1.
 */
export function scoreVersion2(metrics: readonly CvssMetric[]): number {
  const given = new Map(metrics.map(({ id, value }) => [id, value]))
  const weigh = (id: string, table: string, unsaid: number) => weights[table]?.[given.get(id) ?? ''] ?? unsaid
  const temporal = weigh('E', 'E', 1) * weigh('RL', 'RL', 1) * weigh('RC', 'RC', 1)
  const exploitability = 20 * weigh('AV', 'AV', 1) * weigh('AC', 'AC', 1) * weigh('Au', 'Au', 1)
  const impactBy = (requires: (id: string) => number) => {
    const spared = ['C', 'I', 'A'].map((id) => 1 - weigh(id, 'impact', 0) * requires(`${id}R`))
    return 10.41 * (1 - spared.reduce((product, one) => product * one, 1))
  }
  const scored = (impact: number) => round(round(baseOf(impact, exploitability)) * temporal)
  if (!metrics.some(({ group }) => group === 'environmental')) return scored(impactBy(() => 1))
  const adjusted = scored(
    Math.min(
      10,
      impactBy((id) => weigh(id, 'requirement', 1)),
    ),
  )
  return round((adjusted + (10 - adjusted) * weigh('CDP', 'CDP', 0)) * weigh('TD', 'TD', 1))
}

function baseOf(impact: number, exploitability: number): number {
  return (0.6 * impact + 0.4 * exploitability - 1.5) * (impact === 0 ? 0 : 1.176)
}

/** To one decimal, half up; the sixth decimal is floating dust. */
function round(value: number): number {
  return Math.round(Number((value * 10).toFixed(6))) / 10
}
