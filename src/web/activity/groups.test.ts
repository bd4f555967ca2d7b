import { expect, it } from 'vitest'
import { ActivityLine } from '#contract/matching/activity.ts'
import { groupsOf, isIn } from './groups.ts'

it('has every kind of line in one group beside everything', () => {
  const kinds = ActivityLine.options.map((option) => option.shape.kind.value)
  const groups = groupsOf(true).filter((group) => group !== 'all')

  expect(kinds.map((kind) => groups.filter((group) => isIn(group, kind)).length)).toEqual(kinds.map(() => 1))
  expect(kinds.every((kind) => isIn('all', kind))).toBe(true)
})

it('offers changes of an item for items only', () => {
  expect(groupsOf(false)).not.toContain('changes')
})
