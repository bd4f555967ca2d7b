import { expect, it } from 'vitest'
import type { Severity, TeamState } from '#contract/matching/findings.ts'
import { halvesOf, standingOf } from './standing.ts'

const high: Severity = { score: null, rating: 'high', vector: null, source: 'a' }

function team(kind: 'csirt' | 'psirt' | 'division' | null, counts: Partial<TeamState> = {}): TeamState {
  return {
    team: kind === null ? null : { id: kind, name: { ja: null, en: kind }, kind },
    worst: 'affected',
    cis: 1,
    open: 1,
    affected: 0,
    settled: 0,
    interest: null,
    ...counts,
  }
}

function strandsOf(touching: Parameters<typeof halvesOf>[0]) {
  const { csirt, psirt } = halvesOf(touching)
  return { csirt: csirt.level, psirt: psirt.level }
}

it('fills each half by severity, and leaves a team without items empty', () => {
  expect(strandsOf({ severity: high, teams: [team('csirt')] })).toEqual({ csirt: 'high', psirt: 'none' })
})

it('empties the half of a team that has settled everything', () => {
  const settled = team('csirt', { open: 0, settled: 1 })

  expect(strandsOf({ severity: high, teams: [settled] }).csirt).toBe('none')
})

it('says unknown where no item is surely affected, unless the team has called one affected', () => {
  const undetermined = team('psirt', { worst: 'undetermined' })
  const called = team('psirt', { worst: 'undetermined', open: 0, affected: 1 })

  expect(strandsOf({ severity: high, teams: [undetermined] }).psirt).toBe('unknown')
  expect(strandsOf({ severity: high, teams: [called] }).psirt).toBe('high')
})

it('gives an interval where nobody rates the severity', () => {
  expect(strandsOf({ severity: null, teams: [team('csirt')] }).csirt).toEqual({
    from: 'low',
    to: 'immediate',
  })
})

it('never says none of a team while an open item belongs to nobody', () => {
  expect(strandsOf({ severity: high, teams: [team(null)] })).toEqual({ csirt: 'unknown', psirt: 'unknown' })
  expect(strandsOf({ severity: high, teams: [team(null, { open: 0, settled: 1 })] }).csirt).toBe('none')
})

it('adds the teams of one strand', () => {
  const teams = [
    team('csirt', { worst: 'undetermined', cis: 2, open: 2 }),
    team('csirt', { cis: 3, open: 0, affected: 1, settled: 2 }),
    team('psirt'),
  ]

  expect(standingOf(teams, 'csirt')).toMatchObject({
    worst: 'affected',
    cis: 5,
    open: 2,
    affected: 1,
    settled: 2,
  })
  expect(standingOf(teams, 'division')).toBeNull()
})

it('fills each half by the team’s interest where one is known', () => {
  const proposed = { lower: 'medium', upper: 'high', set: null, outdated: false } as const
  const set = { ...proposed, set: 'low' } as const
  const of = (interest: TeamState['interest'], counts: Partial<TeamState> = {}) =>
    strandsOf({ severity: high, teams: [team('csirt', { interest, ...counts })] }).csirt

  expect(of(proposed)).toEqual({ from: 'medium', to: 'high' })
  expect(of(set)).toBe('low')
  expect(of(set, { worst: 'undetermined' })).toBe('low')
  expect(of(proposed, { worst: 'undetermined' })).toBe('unknown')
  expect(of({ ...set, outdated: true })).toEqual({ from: 'low', to: 'high' })
  expect(of({ ...proposed, lower: null, upper: null })).toBe('high')
  expect(of(set, { open: 0, settled: 1 })).toBe('none')
})

it('tells by what each half is filled, or why it is not', () => {
  const proposed = { lower: 'medium', upper: 'high', set: null, outdated: false } as const
  const groundOf = (...teams: readonly TeamState[]) => halvesOf({ severity: high, teams }).csirt.by

  expect(groundOf(team('csirt', { interest: proposed }))).toBe('interest')
  expect(groundOf(team('csirt'))).toBe('severity')
  expect(groundOf(team('csirt', { interest: proposed, open: 0, settled: 1 }))).toBe('settled')
  expect(groundOf(team('csirt', { interest: proposed, worst: 'undetermined' }))).toBe('undetermined')
  expect(groundOf(team('psirt'))).toBe('untouched')
  expect(groundOf(team('psirt'), team(null))).toBe('unclaimed')
})
