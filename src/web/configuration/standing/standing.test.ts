import { expect, it } from 'vitest'
import { decidedAffected, standingOf, strandsOf } from './standing.ts'

const counts = { affected: 3, undetermined: 1, open: 2, settled: 4 }

it('says unknown, and not none, of an item without a read document', () => {
  expect(standingOf({ composed: false }, undefined)).toBeNull()
  expect(strandsOf('it', null)).toEqual({ csirt: 'unknown', psirt: 'none' })
})

it('says none of an item whose components were looked up in vain', () => {
  const standing = standingOf({ composed: true }, undefined)

  expect(standing).toEqual({ affected: 0, undetermined: 0, open: 0, settled: 0 })
  expect(strandsOf('product', standing)).toEqual({ csirt: 'none', psirt: 'none' })
})

it('takes the counts of what an item holds, even when it has no document of its own', () => {
  expect(standingOf({ composed: false }, counts)).toBe(counts)
})

it('gives bounds on the side that answers for the item', () => {
  expect(strandsOf('product', counts)).toEqual({ csirt: 'none', psirt: { from: 'low', to: 'immediate' } })
  expect(strandsOf('development', { ...counts, affected: 0, open: 1 })).toEqual({
    csirt: 'unknown',
    psirt: 'none',
  })
  expect(strandsOf('it', { ...counts, affected: 0, open: 0 })).toEqual({ csirt: 'none', psirt: 'none' })
})

it('tells what was decided as affected from what is only matched', () => {
  expect(decidedAffected(counts)).toBe(2)
  expect(decidedAffected({ affected: 1, undetermined: 1, open: 2, settled: 0 })).toBe(0)
})
