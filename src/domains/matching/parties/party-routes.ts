import {
  readDivision as readDivisionRoute,
  readOrganisation as readOrganisationRoute,
  readTeam as readTeamRoute,
} from '#contract/matching/parties.ts'
import type { Context } from '#domains/identity/index.ts'
import { answering } from '#platform/http/answer.ts'
import { presentVulnerability } from '../findings/finding-routes.ts'
import { sumBy } from './party.ts'
import { type Party, readParty } from './party-actions.ts'

const answer = answering<Context>()

/** Organisations, divisions and teams, each with what is its own. */
export const partyRoutes = [
  answer(readOrganisationRoute, async ({ context, params }) =>
    present(await readParty(context, { kind: 'organisation', id: params.id })),
  ),
  answer(readDivisionRoute, async ({ context, params }) =>
    present(await readParty(context, { kind: 'division', id: params.id })),
  ),
  answer(readTeamRoute, async ({ context, params }) =>
    present(await readParty(context, { kind: 'team', id: params.id })),
  ),
]

function present(party: Party) {
  const { directory, groups, above, urgent, organisation, ...rest } = party
  const isOwn = (one: { readonly organisationId: string }) =>
    party.kind === 'organisation' && one.organisationId === party.id
  const divisionOf = (id: string | null) => directory.divisions.find((one) => one.id === id)
  const teamOf = (id: string | null) => directory.teams.find((one) => one.id === id)
  return {
    ...rest,
    organisation: { id: organisation.id, name: organisation.name, kind: organisation.kind },
    divisions: directory.divisions.filter(isOwn).map(presentPlace),
    teams: directory.teams.filter(isOwn).map(presentTeam),
    items: {
      total: groups.reduce((sum, { cis }) => sum + cis, 0),
      sides: sumBy(groups, ({ side }) => side).map(({ key, cis }) => ({ side: key, cis })),
      kinds: sumBy(groups, ({ kind, side }) => ({ kind, side })).map(({ key, cis }) => ({ ...key, cis })),
      divisions: sumBy(groups, ({ divisionId }) => divisionId).map(({ key, cis }) => {
        const division = divisionOf(key)
        return { division: division === undefined ? null : presentPlace(division), cis }
      }),
      teams: sumBy(groups, ({ teamId }) => teamId).map(({ key, cis }) => {
        const team = teamOf(key)
        return { team: team === undefined ? null : presentTeam(team), cis }
      }),
      above,
    },
    urgent: urgent.map(({ cis, ...row }) => ({ ...presentVulnerability(row), cis })),
  }
}

type Directory = Party['directory']

function presentPlace({ id, name }: Directory['divisions'][number]) {
  return { id, name }
}

function presentTeam({ id, name, kind }: Directory['teams'][number]) {
  return { id, name, kind }
}
