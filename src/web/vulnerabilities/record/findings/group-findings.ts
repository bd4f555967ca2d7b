import type { Assessment, VexStatus } from '#contract/matching/assessments.ts'
import type { Finding } from '#contract/matching/findings.ts'
import type { Lens } from '../../../strands/lens.ts'
import { type Strand, strandOf } from '../../standing/standing.ts'

/** The findings of one item. */
export interface ItemFindings {
  readonly ci: Finding['ci']
  /** The nearest decision of the item's team; null: none yet. */
  readonly assessment: Assessment | null
  readonly findings: readonly Finding[]
}

/** The items of one team; null: of nobody yet. */
export interface TeamFindings {
  readonly team: Finding['team']
  readonly items: readonly ItemFindings[]
}

/** Findings by team and item: the teams in the lens's order, the items as the server gives them. */
export function groupFindings(findings: readonly Finding[], lens: Lens): readonly TeamFindings[] {
  const teams = Map.groupBy(findings, ({ team }) => team?.id ?? '')
  return [...teams.values()]
    .map((ofTeam) => ({ team: ofTeam[0]?.team ?? null, items: itemsOf(ofTeam) }))
    .sort((one, other) => place(one, lens) - place(other, lens))
}

function itemsOf(findings: readonly Finding[]): readonly ItemFindings[] {
  const items = Map.groupBy(findings, ({ ci }) => ci.id)
  return [...items.values()].flatMap((ofItem) => {
    const [first] = ofItem
    return first === undefined ? [] : [{ ci: first.ci, assessment: leastSettled(ofItem), findings: ofItem }]
  })
}

const mostToDoFirst: readonly VexStatus[] = ['under_investigation', 'affected', 'fixed', 'not_affected']

/** Of the decisions on an item's components the one that leaves most to do; null: one of them is undecided. */
function leastSettled(findings: readonly Finding[]): Assessment | null {
  const decisions = findings.map(({ assessment }) => assessment)
  const rank = (one: Assessment | null) => (one === null ? -1 : mostToDoFirst.indexOf(one.status))
  return decisions.toSorted((a, b) => rank(a) - rank(b))[0] ?? null
}

const usual: readonly Strand[] = ['csirt', 'psirt', 'division', 'nobody']

function place({ team }: TeamFindings, lens: Lens): number {
  const strand = strandOf(team)
  return strand === lens ? -1 : usual.indexOf(strand)
}

/** The decision in force for all of a team's items; undefined when there is none. @param assessments newest first */
export function teamWide(assessments: readonly Assessment[], teamId: string): Assessment | undefined {
  return assessments.find(
    ({ scope, component, team, undoneAt }) =>
      scope === 'team' && component === null && team.id === teamId && undoneAt === null,
  )
}
