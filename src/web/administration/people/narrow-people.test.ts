import { expect, it } from 'vitest'
import type { User } from '#contract/identity/people.ts'
import { narrowPeople } from './narrow-people.ts'

const fields = [option('role', ['handler', 'auditor', 'manager']), option('state', ['active', 'disabled'])]

it('finds people by name, login or mail however it was typed', () => {
  const people = [aPerson({ login: 'ken', name: '鈴木 ケン' }), aPerson({ login: 'mika', name: '高橋 美香' })]

  expect(logins(people, { q: 'ＫＥＮ' })).toEqual(['ken'])
  expect(logins(people, { q: '鈴木　けん' })).toEqual(['ken'])
  expect(logins(people, { q: '@misaki' })).toEqual(['ken', 'mika'])
})

it('keeps or leaves out by role and state', () => {
  const people = [
    aPerson({ login: 'a', roles: ['handler', 'auditor'] }),
    aPerson({ login: 'b', roles: ['manager'] }),
    aPerson({ login: 'c', roles: ['auditor'], disabledAt: '2026-11-22T00:00:00Z' }),
  ]

  expect(logins(people, { role: 'auditor' })).toEqual(['a', 'c'])
  expect(logins(people, { role: '!auditor' })).toEqual(['b'])
  expect(logins(people, { role: 'auditor', state: 'active' })).toEqual(['a'])
  expect(logins(people, { state: 'nonsense' })).toEqual(['a', 'b', 'c'])
})

function logins(people: readonly User[], search: Parameters<typeof narrowPeople>[1]) {
  return narrowPeople(people, search, fields).map((person) => person.login)
}

function option(id: string, values: readonly string[]) {
  return { id, label: id, options: values.map((value) => ({ value, label: value })) }
}

interface Traits {
  readonly login: string
  readonly name?: string
  readonly roles?: readonly User['memberships'][number]['role'][]
  readonly disabledAt?: string | null
}

function aPerson({ login, name = login, roles = ['manager'], disabledAt = null }: Traits): User {
  return {
    id: login,
    login,
    name,
    email: `${login}@misaki.example`,
    language: 'ja',
    clearance: 'amber',
    organisationId: 'o',
    disabledAt,
    memberships: roles.map((role) => ({ id: role, role, teamId: null, divisionId: null })),
    version: 1,
  }
}
