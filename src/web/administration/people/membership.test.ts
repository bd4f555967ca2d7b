import { expect, it } from 'vitest'
import { changeRole, readMemberships, rolesFor, writeMembership } from './membership.ts'

const team = '0190f3c0-0000-7000-8000-000000000001'
const division = '0190f3c0-0000-7000-8000-000000000002'

it('survives the way through a draft', () => {
  const memberships = [
    { role: 'responder', teamId: team, divisionId: null },
    { role: 'contact', teamId: null, divisionId: division },
    { role: 'auditor', teamId: null, divisionId: null },
  ] as const

  expect(readMemberships(memberships.map(writeMembership))).toEqual(memberships)
})

it('drops from a draft what is no membership any more', () => {
  expect(readMemberships(['wizard', '', 'guest'])).toEqual([
    { role: 'guest', teamId: null, divisionId: null },
  ])
})

it('keeps a team where the new role has one, and lets it go where not', () => {
  const responder = { role: 'responder', teamId: team, divisionId: null } as const

  expect(changeRole(responder, 'engineer').teamId).toBe(team)
  expect(changeRole(responder, 'handler').teamId).toBe(team)
  expect(changeRole(responder, 'contact')).toEqual({ role: 'contact', teamId: null, divisionId: null })
})

it('offers outside people nothing but to be guests', () => {
  expect(rolesFor('outside')).toEqual(['guest'])
  expect(rolesFor('inside')).not.toContain('guest')
})
