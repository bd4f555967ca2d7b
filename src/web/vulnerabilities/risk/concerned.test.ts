import { expect, it } from 'vitest'
import type { TeamState } from '#contract/matching/findings.ts'
import { concernedBy, itemsTouched } from './concerned.ts'

const proposed = { lower: 'medium', upper: 'high', set: null, outdated: false } as const
const asKnown = { lower: 'medium', upper: 'high', isSet: false, outdated: false }

function state(id: string | null, kind: 'csirt' | 'psirt' | 'division', interest: TeamState['interest']) {
  return { team: id === null ? null : { id, kind, name: { ja: null, en: id } }, interest, cis: 2 }
}

const csirt = state('c', 'csirt', proposed)
const psirt = state('p', 'psirt', null)
const division = state('d', 'division', null)

it('names each side that is touched, the unknown as unknown', () => {
  expect(concernedBy([csirt, psirt, division, state(null, 'csirt', null)], undefined)).toEqual([
    { strand: 'csirt', interest: asKnown },
    { strand: 'psirt', interest: null },
  ])
})

it('names only the team whose list it is', () => {
  expect(concernedBy([csirt, psirt], 'p')).toEqual([{ strand: 'psirt', interest: null }])
  expect(concernedBy([csirt], 'p')).toEqual([])
})

it('names a division whose interest somebody set', () => {
  const set = state('d', 'division', { ...proposed, set: 'low' })

  expect(concernedBy([set], undefined)).toEqual([
    { strand: 'division', interest: { lower: 'low', upper: 'low', isSet: true, outdated: false } },
  ])
})

it('takes several teams of one side as one, by the greatest of both ends', () => {
  const other = state('c2', 'csirt', { ...proposed, lower: 'low', upper: 'immediate' })
  const [side] = concernedBy([csirt, other], undefined)

  expect(side?.interest).toEqual({ ...asKnown, upper: 'immediate' })
})

it('lets facts raise what was set, and marks it', () => {
  const overtaken = state('c', 'csirt', { ...proposed, set: 'low', outdated: true })

  expect(concernedBy([overtaken], 'c')[0]?.interest).toEqual({
    lower: 'low',
    upper: 'high',
    isSet: true,
    outdated: true,
  })
})

it('counts the items of the team, or of everybody', () => {
  expect(itemsTouched([csirt, psirt], undefined)).toBe(4)
  expect(itemsTouched([csirt, psirt], 'c')).toBe(2)
})
