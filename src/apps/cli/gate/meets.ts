import type { ScanFinding } from '#contract/matching/scan.ts'
import { type Criterion, levels, ratings, type Term } from '#formats/gate/criteria.ts'

/** Whether a finding meets a criterion. One that is not affected for certain meets only what asks for such. */
export function meets(finding: ScanFinding, { terms }: Criterion): boolean {
  const isAsked = terms.some(({ kind }) => kind === 'any' || kind === 'undetermined')
  return (finding.verdict === 'affected' || isAsked) && terms.every((term) => holds(finding, term))
}

function holds(finding: ScanFinding, term: Term): boolean {
  switch (term.kind) {
    case 'any':
      return true
    case 'affected':
    case 'undetermined':
      return finding.verdict === term.kind
    case 'kev':
      return finding.exploitedAt !== null
    case 'fix-available':
      return finding.fixed.length > 0
    case 'epss':
      return finding.epss !== null && finding.epss.score >= term.least
    case 'severity':
      return isAtLeast(finding.severity?.rating ?? null, term.least, ['none', ...ratings])
    case 'interest':
      return isInterest(finding, term.least)
  }
}

/** Of several teams the one that is concerned most; of what is not settled the most it may be. */
function isInterest({ interests }: ScanFinding, least: string): boolean {
  const known = interests.map(({ set, upper }) => set ?? upper).filter((level) => level !== null)
  if (known.length === 0) return least === 'unknown'
  return known.some((level) => isAtLeast(level, least, ['none', ...levels]))
}

function isAtLeast(value: string | null, least: string, order: readonly string[]): boolean {
  if (value === null || least === 'unknown') return value === null && least === 'unknown'
  return order.indexOf(value) >= order.indexOf(least)
}
