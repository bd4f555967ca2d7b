import { expect, it } from 'vitest'
import type { TeamState } from '#contract/matching/findings.ts'
import { comparedIn, decidedBy, nextStep } from './touching.ts'

function state(team: string | null, counts: Partial<TeamState>): TeamState {
  return {
    team: team === null ? null : { id: team, name: { ja: null, en: team }, kind: 'csirt' },
    worst: 'affected',
    cis: 2,
    open: 0,
    affected: 0,
    settled: 0,
    interest: null,
    ...counts,
  }
}

it('tells how far a team has come', () => {
  expect(decidedBy(state('a', { open: 2 }))).toBe('none')
  expect(decidedBy(state('a', { open: 1, affected: 1 }))).toBe('part')
  expect(decidedBy(state('a', { affected: 1, settled: 1 }))).toBe('affected')
  expect(decidedBy(state('a', { settled: 2 }))).toBe('settled')
})

it('asks first for decisions, of all teams that owe one', () => {
  const next = nextStep([state('a', { open: 2 }), state('b', { affected: 2 }), state('c', { open: 1 })])

  expect(next).toMatchObject({ step: 'decide', count: 3 })
})

it('asks for a team before anything can be fixed', () => {
  expect(nextStep([state('a', { affected: 2 }), state(null, { open: 1 })]).step).toBe('assign')
  expect(nextStep([state('a', { affected: 2 }), state(null, { settled: 2 })])).toMatchObject({
    step: 'fix',
    count: 2,
  })
})

it('says when nothing is left', () => {
  expect(nextStep([state('a', { settled: 2 })]).step).toBe('nothing')
})

it('tells what is compared from what is only named', () => {
  const packages = [{ packageKey: 'npm/a', ranges: ['< 1'], fixed: [] }]

  expect(comparedIn([{ packages }])).toBe('all')
  expect(comparedIn([{ packages }, { packages: [], uncompared: 2 }])).toBe('partly')
  expect(comparedIn([{ packages: [], uncompared: 2 }])).toBe('nothing')
  expect(comparedIn([])).toBe('nothing')
})
