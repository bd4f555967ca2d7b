import { listInterests, setInterests } from '#contract/intel/interest.ts'
import { adoptAssessment } from '#contract/matching/assessment-batches.ts'
import { createAssessment } from '#contract/matching/assessments.ts'
import { readVulnerability } from '#contract/matching/findings.ts'
import type { Cast } from './cast.ts'
import { decisions, interests, type SampleDecision, type SampleInterest } from './decisions.data.ts'
import { type Ids, idIn, type Structure } from './found.ts'

/** Both teams decide on some vulnerabilities and say how much others concern them. */
export async function decide(
  cast: Cast,
  known: { readonly structure: Structure; readonly items: Ids },
): Promise<void> {
  for (const decision of decisions) await makeDecision(cast, decision, known)
  for (const interest of interests) await setInterest(cast, interest, known.structure)
  await cast.settle()
}

async function makeDecision(
  cast: Cast,
  decision: SampleDecision,
  { structure, items }: { readonly structure: Structure; readonly items: Ids },
): Promise<void> {
  const call = cast.as(decision.by)
  const { id } = await call(readVulnerability, { params: { alias: decision.cve } })
  const made = await call(createAssessment, {
    body: {
      vulnerabilityId: id,
      teamId: idIn(structure.teams, decision.team) ?? '',
      ciId: idIn(items, decision.item),
      status: decision.status,
      justification: decision.justification ?? null,
      note: decision.note,
    },
  })
  if (decision.adoptedBy === undefined) return
  const [team, login] = decision.adoptedBy
  await cast.as(login)(adoptAssessment, {
    params: { id: made.id },
    body: { teamId: idIn(structure.teams, team) ?? '' },
  })
}

async function setInterest(cast: Cast, interest: SampleInterest, structure: Structure): Promise<void> {
  const call = cast.as(interest.by)
  const teamId = idIn(structure.teams, interest.team) ?? ''
  const { rows } = await call(listInterests, { query: { vulnerability: interest.cve } })
  const own = rows.find(({ team }) => team.id === teamId)
  if (own === undefined) throw new Error(`no team can be concerned by ${interest.cve}`)
  await call(setInterests, {
    body: {
      teamId,
      level: interest.level,
      note: interest.note,
      vulnerabilities: [{ id: own.vulnerabilityId, version: own.interest?.version ?? 0 }],
    },
  })
}
