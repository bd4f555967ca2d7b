import { expect, it } from 'vitest'
import { changeOf, fieldsOf, readCurrent } from './person-fields.ts'

const team = '0190f3c0-0000-7000-8000-000000000001'
const person = {
  name: '鈴木 健',
  email: null,
  clearance: 'amber',
  memberships: [{ id: team, role: 'responder', teamId: team, divisionId: null }],
} as const

it('sends what the form shows, an empty mail address as none', () => {
  const fields = fieldsOf({ ...person, memberships: [...person.memberships] })

  expect(changeOf({ ...fields, name: '鈴木 健一' })).toEqual({
    name: '鈴木 健一',
    email: null,
    clearance: 'amber',
    memberships: [{ role: 'responder', teamId: team, divisionId: null }],
  })
})

it('reads from a conflict the person as they are now', () => {
  const told = { ...person, version: 4, theme: 'dark' }

  expect(readCurrent(told)).toMatchObject({ name: '鈴木 健', version: 4 })
})

it('does not take for a person what is none', () => {
  expect(readCurrent(undefined)).toBeNull()
  expect(readCurrent({ ...person, version: 'four' })).toBeNull()
})
