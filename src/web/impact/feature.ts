import { listImpactGraphItems, readImpactGraph } from '#contract/matching/impact-graph.ts'
import type { Feature } from '../feature.ts'

const routes = [readImpactGraph, listImpactGraphItems]

export const impact: Feature = {
  reactions: [
    { kind: 'vulnerability', routes },
    { kind: 'ci', routes },
  ],
}
