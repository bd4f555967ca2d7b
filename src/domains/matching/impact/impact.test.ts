import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { type ItemGroup, tallyGroups } from './impact.ts'

const aGroup: fc.Arbitrary<ItemGroup> = fc.record({
  side: fc.constantFrom('it' as const, 'product' as const, 'development' as const),
  kind: fc.constantFrom('host', 'release'),
  organisationId: fc.constantFrom('own', 'customer'),
  divisionId: fc.constantFrom('a', null),
  teamId: fc.constantFrom('csirt', 'psirt', null),
  ownerId: fc.constantFrom('p', null),
  verdict: fc.constantFrom('affected' as const, 'undetermined' as const, 'none' as const),
  standing: fc.constantFrom('open' as const, 'affected' as const, 'settled' as const),
  cis: fc.integer({ min: 1, max: 1000 }),
})

it('counts every item once in each way of looking at them', () => {
  fc.assert(
    fc.property(fc.array(aGroup), (groups) => {
      const { all, ...ways } = tallyGroups(groups, ['verdict', 'standing'])

      const total = groups.reduce((sum, group) => sum + group.cis, 0)
      expect(all.cis).toBe(total)
      for (const tallies of Object.values(ways)) {
        expect(tallies.reduce((sum, one) => sum + one.cis, 0)).toBe(total)
        for (const { cis, verdicts, decisions } of tallies) {
          expect((verdicts?.affected ?? 0) + (verdicts?.undetermined ?? 0) + (verdicts?.none ?? 0)).toBe(cis)
          expect((decisions?.open ?? 0) + (decisions?.affected ?? 0) + (decisions?.settled ?? 0)).toBe(cis)
        }
      }
    }),
  )
})

it('says 0 where nothing is touched, and nothing where it was not asked', () => {
  expect(tallyGroups([], ['verdict']).all).toEqual({
    key: null,
    cis: 0,
    verdicts: { affected: 0, undetermined: 0, none: 0 },
    decisions: null,
  })
})
