import { expect, it } from 'vitest'
import type { Finding } from '#contract/matching/findings.ts'
import { beginReport, scopeOf } from './report-draft.ts'

const finding: Finding = {
  vulnerability: { id: 'v', shortId: 'VUL-1', name: 'CVE-1', title: '', severity: null },
  ci: { id: 'i', name: 'srv', kind: 'host', side: 'it' },
  team: { id: 't', kind: 'csirt', name: { ja: null, en: 'CSIRT' } },
  component: { id: '7', packageKey: 'npm/a', name: 'a', version: '1', purl: null },
  verdict: 'affected',
  reason: { source: 'osv', record: 'R', range: '*', rank: 'ecosystem', fixed: [] },
  since: '2026-01-01T00:00:00Z',
  assessment: null,
  statements: [],
}
const today = Temporal.PlainDate.from('2026-07-01')

it('begins as narrow as may be, for half a year', () => {
  expect(beginReport({ ofTeam: true, ofAll: true }, today)).toMatchObject({
    where: 'item',
    until: '2026-12-28',
  })
  expect(beginReport({ ofTeam: false, ofAll: true }, today)).toMatchObject({ where: 'everywhere' })
})

it('names the item and the team only as far as the report goes', () => {
  const draft = beginReport({ ofTeam: true, ofAll: true }, today)

  expect(scopeOf(finding, draft)).toMatchObject({ ci: 'i', team: 't', component: '7' })
  expect(scopeOf(finding, { ...draft, where: 'team' })).not.toHaveProperty('ci')
  expect(scopeOf(finding, { ...draft, where: 'everywhere' })).not.toHaveProperty('team')
})
