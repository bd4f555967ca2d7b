import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { type Party, readDivision, readOrganisation, readTeam } from '#contract/matching/parties.ts'
import { Answered } from '../api/answered.tsx'
import { ask } from '../api/query.ts'
import { PartyRecord } from './party-record.tsx'

/** The company, one of its group, a supplier, a customer or an authority. */
export function OrganisationScreen() {
  const { id } = useParams({ from: '/in/organisations/$id' })
  return <PartyScreen query={useQuery(ask(readOrganisation, { params: { id } }))} />
}

/** A part of an organisation that owns items. */
export function DivisionScreen() {
  const { id } = useParams({ from: '/in/divisions/$id' })
  return <PartyScreen query={useQuery(ask(readDivision, { params: { id } }))} />
}

/** Who decides for its items. */
export function TeamScreen() {
  const { id } = useParams({ from: '/in/teams/$id' })
  return <PartyScreen query={useQuery(ask(readTeam, { params: { id } }))} />
}

function PartyScreen({ query }: { readonly query: UseQueryResult<Party> }) {
  const { tab } = useSearch({ strict: false })
  const navigate = useNavigate()
  const open = (next: string) => {
    navigate({
      to: '.',
      search: (before) => ({ ...before, tab: next }),
      replace: true,
      resetScroll: false,
    }).catch(() => undefined)
  }
  return (
    <Answered query={query}>
      {(party) => <PartyRecord key={party.id} party={party} tab={tab} onTab={open} />}
    </Answered>
  )
}
