import { expect, it } from 'vitest'
import type { TeamState } from '#contract/matching/findings.ts'
import { belongsTo, missingRows } from './moved-rows.ts'

const row = (id: string) => ({ id })
const seen = new Map(['a', 'b', 'c'].map((id) => [id, row(id)]))

it('finds rows that left the loaded pages of a list with more of them', () => {
  expect(missingRows(seen, [row('a'), row('d')], true)).toEqual([row('b'), row('c')])
  expect(missingRows(seen, [row('a')], false)).toEqual([])
})

it('follows no crowd', () => {
  const many = new Map(Array.from({ length: 21 }, (_, index) => [`${index}`, row(`${index}`)]))

  expect(missingRows(many, [], true)).toEqual([])
})

function touched(id: string, counts: Partial<TeamState>): TeamState {
  const team = { id, kind: 'csirt', name: { ja: null, en: id } } as const
  return { team, worst: 'affected', cis: 1, open: 0, affected: 0, settled: 0, interest: null, ...counts }
}

it('tells whether a row still belongs to its list', () => {
  const open = { teams: [touched('a', { open: 1 }), touched('b', { settled: 1 })] }

  expect(belongsTo(open, {}, undefined)).toBe(true)
  expect(belongsTo(open, {}, 'b')).toBe(false)
  expect(belongsTo(open, { state: 'settled' }, 'b')).toBe(true)
  expect(belongsTo(open, { state: 'settled' }, undefined)).toBe(false)
  expect(belongsTo(open, { state: 'all' }, 'c')).toBe(false)
  expect(belongsTo({ teams: [] }, { state: 'all', reach: 'all' }, undefined)).toBe(true)
})
