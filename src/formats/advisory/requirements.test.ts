import { describe, expect, it } from 'vitest'
import { compareKeys } from '#versions/keys/key.ts'
import { orderingOf } from './own-database.ts'
import { outside, rangesOf, readRequirement } from './requirements.ts'

const cargo = orderingOf('cargo')
const gem = orderingOf('gem')
const composer = orderingOf('composer')

/** As in mathematics: `[1, 2)`. */
function shown(stretch: ReturnType<typeof readRequirement>): string | null {
  if (stretch === null) return null
  const { from, to } = stretch
  const end = to.version === '' ? '…)' : `${to.version}${to.isAfter ? ']' : ')'}`
  return `${from.isAfter ? '(' : '['}${from.version}, ${end}`
}

describe('readRequirement', () => {
  it.each([
    ['>= 1.2.3', '[1.2.3, …)'],
    ['> 1.2', '(1.2, …)'],
    ['< 2', '[0, 2)'],
    ['<=2.0.0', '[0, 2.0.0]'],
    ['= 1.2.3', '[1.2.3, 1.2.3]'],
    ['^1.2.3', '[1.2.3, 2-0)'],
    ['^0.2.3', '[0.2.3, 0.3-0)'],
    ['^0.0.3', '[0.0.3, 0.0.4-0)'],
    ['^0.0', '[0.0, 0.1-0)'],
    ['1.2', '[1.2, 2-0)'],
    ['~1.2.3', '[1.2.3, 1.3-0)'],
    ['~1', '[1, 2-0)'],
    ['>= 1.2, < 1.4', '[1.2, 1.4)'],
    ['< 1.4, >= 1.2, >= 1.3', '[1.3, 1.4)'],
    ['>= 2, < 1', null],
    ['>= 1.x', null],
    ['*', null],
    ['', null],
    [`>= ${'1.'.repeat(200)}1`, null],
  ])('of Cargo: %s', (text, wanted) => {
    expect(shown(readRequirement(text, cargo))).toBe(wanted)
  })

  it.each([
    ['~> 4.2.6', '[4.2.6, 4.3.a)'],
    ['~> 4.2', '[4.2, 5.a)'],
    ['~> 4', '[4, 5.a)'],
    ['~> 3.0.0.beta1', '[3.0.0.beta1, 3.1.a)'],
    ['~> 4.3.1, >= 4.3.1.1', '[4.3.1.1, 4.4.a)'],
    ['1.0', '[1.0, 1.0]'],
    ['>=   1.0', '[1.0, …)'],
  ])('of RubyGems: %s', (text, wanted) => {
    expect(shown(readRequirement(text, gem))).toBe(wanted)
  })

  it.each([
    ['>=2.0', '[2.0-dev, …)'],
    ['>=2.0.0-beta1', '[2.0.0-beta1, …)'],
    ['<2.4.1', '[0, 2.4.1)'],
    ['~2.4', '[2.4-dev, 3-dev)'],
    ['~2.4.1', '[2.4.1-dev, 2.5-dev)'],
    ['^2.4.1', '[2.4.1-dev, 3-dev)'],
    ['2.4', '[2.4, 2.4]'],
  ])('of Composer: %s', (text, wanted) => {
    expect(shown(readRequirement(text, composer))).toBe(wanted)
  })

  it.each([
    ['~> 1.0.0', gem, '1.1.pre'],
    ['^1.2', cargo, '2.0.0-alpha.1'],
    ['~2.4', composer, '3.0.0-beta1'],
  ])('leaves out of %s what comes before the version it leaves out', (text, ordering, version) => {
    const key = ordering.scheme.encode(version)
    const stretch = readRequirement(text, ordering)

    expect(key && stretch && compareKeys(key, stretch.to.key)).toBeGreaterThanOrEqual(0)
  })
})

it('finds what no stretch holds, whatever their order and overlaps', () => {
  const stretches = ['>= 3', '^1.2', '>= 1.5, < 2.1', '= 0.9.0'].flatMap(
    (text) => readRequirement(text, cargo) ?? [],
  )

  expect(outside(stretches).map(shown)).toEqual(['[0, 0.9.0)', '(0.9.0, 1.2)', '[2.1, 3)'])
  expect(outside([]).map(shown)).toEqual(['[0, …)'])
})

it('says of a stretch that it begins right above a version, or at it', () => {
  const safe = ['<= 1.2', '>= 1.4.1, < 2', '> 2.3'].flatMap((text) => readRequirement(text, gem) ?? [])
  const { ranges, isComplete } = rangesOf(outside(safe))

  expect(isComplete).toBe(true)
  expect(ranges.map(({ events }) => events)).toEqual([
    [
      { kind: 'above', version: '1.2' },
      { kind: 'fixed', version: '1.4.1' },
    ],
    [
      { kind: 'introduced', version: '2' },
      { kind: 'last-affected', version: '2.3' },
    ],
  ])
})
