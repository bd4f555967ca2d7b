import { expect, it } from 'vitest'
import { endOfDay, listRecipients, recipientOf } from './recipients.ts'

const own = { id: 'o', kind: 'own', name: { ja: '自社', en: null } }
const customer = { id: 'c', kind: 'customer', name: { ja: '客先', en: null } }
const person = (id: string, organisationId: string, disabledAt: string | null = null) => ({
  id,
  name: id.toUpperCase(),
  login: id,
  organisationId,
  disabledAt,
})

it('offers organisations from outside as a whole, and people who can sign in', () => {
  const found = listRecipients({
    people: [person('a', 'o'), person('b', 'c'), person('gone', 'o', '2026-01-01T00:00:00Z')],
    organisations: [own, customer],
    nameOf: (name) => name.ja ?? '',
    organisationsLabel: '組織',
  })

  expect(found).toEqual([
    { key: 'organisation:c', name: '客先', group: '組織' },
    { key: 'person:a', name: 'A (a)', group: '自社' },
    { key: 'person:b', name: 'B (b)', group: '客先' },
  ])
})

it('reads a choice as the route wants it', () => {
  expect(recipientOf('person:1')).toEqual({ userId: '1' })
  expect(recipientOf('organisation:2')).toEqual({ organisationId: '2' })
})

it('takes a day until its end, and nothing for none', () => {
  expect(new Date(endOfDay('2026-12-01') ?? '').getHours()).toBe(23)
  expect(endOfDay('')).toBeNull()
})
