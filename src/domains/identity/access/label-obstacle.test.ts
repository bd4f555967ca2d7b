import { expect, it } from 'vitest'
import { type Tlp, tlpRank } from './actor.ts'
import { labelObstacle } from './label-obstacle.ts'

const labels: readonly Tlp[] = ['clear', 'green', 'amber', 'amber+strict', 'red']

it('gives nobody what lies above their clearance', () => {
  for (const tlp of labels)
    for (const clearance of labels)
      expect(labelObstacle(tlp, { kind: 'person', clearance, internal: true })).toBe(
        tlpRank(clearance) < tlpRank(tlp) ? 'clearance' : undefined,
      )
})

it('keeps AMBER+STRICT within the company, and RED from whole organisations', () => {
  const outside = { kind: 'organisation', internal: false } as const
  const guest = { kind: 'person', clearance: 'red', internal: false } as const

  expect(labels.map((tlp) => labelObstacle(tlp, outside))).toEqual([
    undefined,
    undefined,
    undefined,
    'strict',
    'named-only',
  ])
  expect(labelObstacle('red', { kind: 'organisation', internal: true })).toBe('named-only')
  expect(labelObstacle('amber+strict', guest)).toBe('strict')
  expect(labelObstacle('red', guest)).toBeUndefined()
})
