import { expect, it } from 'vitest'
import type { Assessment } from '#contract/matching/assessments.ts'
import type { Finding } from '#contract/matching/findings.ts'
import { groupFindings, teamWide } from './group-findings.ts'

const name = { ja: null, en: 'x' }
const csirt = { id: 'c', name, kind: 'csirt' } as const
const psirt = { id: 'p', name, kind: 'psirt' } as const

function finding(team: Finding['team'], item: string, component: string): Finding {
  return {
    vulnerability: { id: 'v', shortId: 'VUL-1', name: 'CVE-1', title: '', severity: null },
    ci: { id: item, name: item, kind: 'host', side: 'it' },
    team,
    component: { id: component, packageKey: `npm/${component}`, name: component, version: '1', purl: null },
    verdict: 'affected',
    reason: { source: 's', record: 'r', range: '*', rank: 'ecosystem', fixed: [] },
    since: '2026-11-22T00:00:00Z',
    statements: [],
    assessment: null,
  }
}

const findings = [
  finding(null, 'lab', 'a'),
  finding(psirt, 'release', 'a'),
  finding(csirt, 'web', 'a'),
  finding(csirt, 'web', 'b'),
  finding(csirt, 'db', 'a'),
]

it('puts the findings of an item together, and the items of a team', () => {
  const [first] = groupFindings(findings, 'both')

  expect(first?.items.map(({ ci, findings: held }) => [ci.id, held.length])).toEqual([
    ['web', 2],
    ['db', 1],
  ])
})

it('begins with the team of the lens, and ends with what belongs to nobody', () => {
  const teamsOf = (lens: 'csirt' | 'both' | 'psirt') =>
    groupFindings(findings, lens).map(({ team }) => team?.id ?? null)

  expect(teamsOf('both')).toEqual(['c', 'p', null])
  expect(teamsOf('psirt')).toEqual(['p', 'c', null])
})

it('takes the newest decision for a whole team that was not undone', () => {
  const decision: Assessment = {
    id: '1',
    vulnerabilityId: 'v',
    team: csirt,
    scope: 'team',
    ci: null,
    component: null,
    status: 'fixed',
    justification: null,
    condition: null,
    before: null,
    origin: 'ui',
    batch: null,
    adoptedFrom: null,
    note: '',
    madeBy: 'x',
    madeAt: '2026-11-22T00:00:00Z',
    undoneAt: null,
    undoneBy: null,
    mayUndo: true,
  }
  const undone: Assessment = { ...decision, id: '3', undoneAt: '2026-11-22T00:00:00Z' }
  const ofItem: Assessment = { ...decision, id: '2', scope: 'ci' }

  expect(teamWide([undone, ofItem, decision], 'c')?.id).toBe('1')
  expect(teamWide([undone, ofItem], 'c')).toBeUndefined()
  expect(teamWide([decision], 'p')).toBeUndefined()
})
