import { expect, it } from 'vitest'
import { changeOf, fieldsOf, readCurrent } from './person-fields.ts'

const team = '0190f3c0-0000-7000-8000-000000000001'
const person = {
  name: '鈴木 健',
  email: null,
  clearance: 'amber',
  memberships: [{ id: team, role: 'responder', teamId: team, divisionId: null }],
} as const

const base = fieldsOf({ ...person, memberships: [...person.memberships] })

it('sends only what was changed', () => {
  expect(changeOf({ ...base, name: '鈴木 健一' }, base)).toEqual({ name: '鈴木 健一' })
  expect(
    changeOf({ ...base, clearance: 'red', memberships: [`responder ${team} `, 'auditor'] }, base),
  ).toEqual({
    clearance: 'red',
    memberships: [
      { role: 'responder', teamId: team, divisionId: null },
      { role: 'auditor', teamId: null, divisionId: null },
    ],
  })
})

it('sends an emptied mail address as none', () => {
  expect(changeOf({ ...base, email: ' ' }, { ...base, email: 'ken@misaki.example' })).toEqual({ email: null })
})

it('reads from a conflict the person as they are now', () => {
  const told = { ...person, version: 4, theme: 'dark' }

  expect(readCurrent(told)).toMatchObject({ name: '鈴木 健', version: 4 })
})

it('does not take for a person what is none', () => {
  expect(readCurrent(undefined)).toBeNull()
  expect(readCurrent({ ...person, version: 'four' })).toBeNull()
})
