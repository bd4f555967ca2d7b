import { expect, it } from 'vitest'
import { idsIn, readFields } from './activity.ts'

const team = { ja: '製品チーム', en: null }
const nameOf = (id: string) => ({ t2: team, p1: '製品 花子' })[id]

it('names ids, opens attributes, and leaves what stayed', () => {
  const detail = {
    name: { from: 'old', to: 'new' },
    teamId: { from: null, to: 't2' },
    ownerId: { from: 'p1', to: 'gone' },
    needToKnow: { from: false, to: true },
    attributes: { from: { version: '1', site: 'a' }, to: { version: '2', site: 'a' } },
  }

  expect(readFields(detail, nameOf)).toEqual([
    { field: 'name', from: 'old', to: 'new' },
    { field: 'teamId', from: null, to: team },
    { field: 'ownerId', from: '製品 花子', to: null },
    { field: 'needToKnow', from: false, to: true },
    { field: 'attributes.version', from: '1', to: '2' },
  ])
  expect(idsIn(detail)).toEqual(['t2', 'p1', 'gone'])
})

it('reads nothing from what is no change', () => {
  expect(readFields(null, nameOf)).toEqual([])
  expect(idsIn(undefined)).toEqual([])
})
