import { expect, it } from 'vitest'
import type { TeamState, VulnerabilityRow } from '#contract/matching/findings.ts'
import { waitingIn } from './waiting.ts'

function state(id: string | null, open: number): TeamState {
  return {
    team: id === null ? null : { id, name: { ja: null, en: id }, kind: 'csirt' },
    worst: 'affected',
    cis: open + 1,
    open,
    affected: 1,
    settled: 0,
    interest: null,
  }
}

function row(id: string, ...teams: readonly TeamState[]): VulnerabilityRow {
  return {
    id,
    shortId: id,
    name: id,
    aliases: [],
    title: '',
    severity: null,
    exploitedAt: null,
    epss: null,
    publishedAt: null,
    withdrawn: false,
    teams: [...teams],
    changedAt: '2026-11-23T00:00:00Z',
  }
}

it('names each once, first what waits for most of the teams', () => {
  const one = row('one', state('csirt', 2))
  const both = row('both', state('csirt', 3), state('psirt', 1))

  const waiting = waitingIn([[one, both], [both]], ['csirt', 'psirt'])

  expect(waiting.map((each) => each.row.id)).toEqual(['both', 'one'])
  expect(waiting[0]?.owing.map(({ team, open }) => [team.id, open])).toEqual([
    ['csirt', 3],
    ['psirt', 1],
  ])
})

it('leaves out what the teams have decided, and what waits for others', () => {
  const rows = [row('decided', state('csirt', 0)), row('others', state('csirt', 0), state(null, 4))]

  expect(waitingIn([rows], ['csirt'])).toEqual([])
})
