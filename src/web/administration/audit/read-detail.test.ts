import { expect, it } from 'vitest'
import { readDetail } from './read-detail.ts'

it('tells old from new', () => {
  expect(readDetail({ tlp: { from: 'amber', to: 'green' }, ownerId: { from: 'x' } })).toEqual([
    { field: 'tlp', from: 'amber', to: 'green' },
    { field: 'ownerId', from: 'x', to: null },
  ])
})

it('leaves every other value as it is', () => {
  const name = { ja: '三崎', en: null }

  expect(readDetail({ name, memberships: [], disabled: true })).toEqual([
    { field: 'name', value: name },
    { field: 'memberships', value: [] },
    { field: 'disabled', value: true },
  ])
  expect(readDetail({})).toEqual([])
})
