import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { readDivision, readOrganisation, readTeam } from '#contract/matching/parties.ts'
import { Answered } from '../api/answered.tsx'
import { ask } from '../api/query.ts'
import { PartyRecord } from './party-record.tsx'

/** The company, one of its group, a supplier, a customer or an authority. */
export function OrganisationScreen() {
  const { id } = useParams({ from: '/in/organisations/$id' })
  const { tab } = useSearch({ from: '/in/organisations/$id' })
  const navigate = useNavigate({ from: '/organisations/$id' })
  const query = useQuery(ask(readOrganisation, { params: { id } }))
  const open = (next: string) => {
    navigate({ search: { tab: next }, replace: true, resetScroll: false }).catch(() => undefined)
  }
  return (
    <Answered query={query}>
      {(party) => <PartyRecord key={party.id} party={party} tab={tab} onTab={open} />}
    </Answered>
  )
}

/** A part of an organisation that owns items. */
export function DivisionScreen() {
  const { id } = useParams({ from: '/in/divisions/$id' })
  const { tab } = useSearch({ from: '/in/divisions/$id' })
  const navigate = useNavigate({ from: '/divisions/$id' })
  const query = useQuery(ask(readDivision, { params: { id } }))
  const open = (next: string) => {
    navigate({ search: { tab: next }, replace: true, resetScroll: false }).catch(() => undefined)
  }
  return (
    <Answered query={query}>
      {(party) => <PartyRecord key={party.id} party={party} tab={tab} onTab={open} />}
    </Answered>
  )
}

/** Who decides for its items. */
export function TeamScreen() {
  const { id } = useParams({ from: '/in/teams/$id' })
  const { tab } = useSearch({ from: '/in/teams/$id' })
  const navigate = useNavigate({ from: '/teams/$id' })
  const query = useQuery(ask(readTeam, { params: { id } }))
  const open = (next: string) => {
    navigate({ search: { tab: next }, replace: true, resetScroll: false }).catch(() => undefined)
  }
  return (
    <Answered query={query}>
      {(party) => <PartyRecord key={party.id} party={party} tab={tab} onTab={open} />}
    </Answered>
  )
}
