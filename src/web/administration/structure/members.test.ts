import { expect, it } from 'vitest'
import { heldHere, replaceHere, rolesHere } from './members.ts'

const team = { part: 'teams', id: 't' } as const
const division = { part: 'divisions', id: 'd' } as const
const memberships = [
  { role: 'responder', teamId: 't', divisionId: null },
  { role: 'contact', teamId: null, divisionId: 'd' },
] as const

it('knows what somebody is here', () => {
  expect(heldHere(memberships, team)).toEqual([memberships[0]])
  expect(heldHere(memberships, division)).toEqual([memberships[1]])
  expect(heldHere(memberships, { part: 'organisations', id: 't' })).toEqual([])
})

it('offers the roles that are held for such a place', () => {
  expect(rolesHere(team)).toEqual(['responder', 'engineer', 'handler'])
  expect(rolesHere(division)).toEqual(['contact'])
})

it('changes what somebody is here and nothing else', () => {
  expect(replaceHere(memberships, team, 'handler')).toEqual([
    memberships[1],
    { role: 'handler', teamId: 't', divisionId: null },
  ])
  expect(replaceHere(memberships, team, null)).toEqual([memberships[1]])
  expect(replaceHere([], division, 'contact')).toEqual([{ role: 'contact', teamId: null, divisionId: 'd' }])
})
