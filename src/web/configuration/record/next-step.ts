import { decidedAffected, type FindingCounts } from '../standing/standing.ts'

/** What is to be done about an item next. */
export type NextStep = 'team' | 'document' | 'wait' | 'decide' | 'fix' | 'nothing'

interface Situation {
  /** Whether a team answers for it. */
  readonly hasTeam: boolean
  /** Documents that are being read. */
  readonly reading: number
  /** null: nobody knows. */
  readonly standing: FindingCounts | null
}

/** The one next step: nobody can decide without a team, nor on what nobody knows. */
export function nextStep({ hasTeam, reading, standing }: Situation): NextStep {
  if (!hasTeam) return 'team'
  if (standing === null) return reading > 0 ? 'wait' : 'document'
  if (standing.open > 0) return 'decide'
  return decidedAffected(standing) > 0 ? 'fix' : 'nothing'
}
