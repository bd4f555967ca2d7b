import { asHouse, type Deed } from '#domains/identity/index.ts'
import { emitAll } from '#platform/events/outbox.ts'
import { interestChanged } from '../events.ts'
import type { Environment } from './facts.ts'
import { findNews, listCasesOf, type ToldCase } from './interest-view.ts'
import { loadRules } from './load-rules-actions.ts'
import { keepProposals, lockProposals, type ProposedInterest } from './proposal-store.ts'
import { createProposer } from './propose.ts'
import { readPublicFacts } from './public-facts-view.ts'
import type { RuleSet } from './rule-set.ts'
import { readInterestedTeams } from './team-view.ts'

const idsPerEvent = 500

/** What is told of the items of one team that one vulnerability touches. */
export interface InterestFacts extends Environment {
  readonly vulnerabilityId: string
  readonly teamId: string
}

/**
 * Proposes the interests of teams in vulnerabilities by the rules in force. Proposals that say something new are kept
 * and told (`intel.interest-changed`); what a person set stays, marked when the interval moves away under it. The same
 * facts again change nothing. Teams and vulnerabilities that are not there are passed over. Some 10,000 pairs a second.
 * @param facts one entry per pair. Tell only of items that all of the team may know of, because the reasons speak of
 *   them; `items: 0` where none is touched any more
 * @returns how many vulnerabilities changed
 */
export async function proposeInterests(deed: Deed, facts: readonly InterestFacts[]): Promise<number> {
  if (facts.length === 0) return 0
  return await asHouse(deed, async (house) => {
    await lockProposals(house.db)
    const { revision, rules } = await loadRules(house)
    const proposals = await weigh(house, rules, facts.map(toCase))
    const ids = await keepProposals(house.db, proposals, { revision, at: house.now })
    await tell(house, ids)
    return ids.length
  })
}

/** So many are weighed sooner than they are looked up. */
const few = 20

/**
 * The same of facts that are told because counts moved: those that were told before, word for word, say nothing new.
 * Where public facts or rules changed, `reproposeInterests` and the job after new rules weigh them.
 */
export async function proposeNewInterests(deed: Deed, facts: readonly InterestFacts[]): Promise<number> {
  if (facts.length <= few) return await proposeInterests(deed, facts)
  const news = await asHouse(deed, async ({ db }) => await findNews(db, facts.map(toCase)))
  return await proposeInterests(deed, news.map(toFacts))
}

/**
 * Proposes anew what is kept of these vulnerabilities, because public facts changed: with what was told of the teams'
 * items last.
 * @returns how many vulnerabilities changed
 */
export async function reproposeInterests(deed: Deed, vulnerabilityIds: readonly string[]): Promise<number> {
  const cases = await listCasesOf(deed.db, vulnerabilityIds)
  return await proposeInterests(deed, cases.map(toFacts))
}

/** A kept case as it would be told. */
export function toFacts({ vulnerabilityId, teamId, environment }: ToldCase): InterestFacts {
  return { ...environment, vulnerabilityId, teamId }
}

function toCase({ vulnerabilityId, teamId, ...environment }: InterestFacts): ToldCase {
  return { vulnerabilityId, teamId, environment }
}

/** What the rules say to each of the cases. Must run as Renkei itself. */
export async function weigh(
  house: Deed,
  rules: RuleSet,
  cases: readonly ToldCase[],
): Promise<readonly ProposedInterest[]> {
  const vulnerabilityIds = [...new Set(cases.map((one) => one.vulnerabilityId))]
  const known = await readPublicFacts(house.db, vulnerabilityIds, rules.references)
  const teams = await readInterestedTeams(house.db, [...new Set(cases.map((one) => one.teamId))])
  const propose = createProposer(rules)
  return cases.flatMap((one) => {
    const facts = known.get(one.vulnerabilityId)
    const team = teams.get(one.teamId)
    if (facts === undefined || team === undefined) return []
    const environment = { ...one.environment, sides: one.environment.sides ?? sidesOf(team.sides) }
    return [{ ...one, ...propose({ kind: team.kind, known: facts, environment }) }]
  })
}

function sidesOf(sides: Environment['sides']): Environment['sides'] {
  return sides?.length === 0 ? undefined : sides
}

/** Tells which vulnerabilities have another interest now. */
export async function tell(deed: Deed, ids: readonly string[]): Promise<void> {
  const count = Math.ceil(ids.length / idsPerEvent)
  const events = Array.from({ length: count }, (_, index) => ({
    name: interestChanged,
    payload: { ids: ids.slice(index * idsPerEvent, (index + 1) * idsPerEvent) },
    at: deed.now,
  }))
  await emitAll(deed, events)
}
