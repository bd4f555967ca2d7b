import { describe, expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import {
  addToFindings,
  addToSummary,
  beginFindings,
  beginSummary,
  type Cause,
  joinReasons,
  type News,
  type Reason,
} from './notice.ts'

const at = Temporal.Instant.from('2026-07-01T00:00:00Z')

function newsOf(vulnerabilityId: string, items: number): News {
  return { vulnerabilityId, name: vulnerabilityId, title: `about ${vulnerabilityId}`, items }
}

function causeOf(event: number, batch = 'b'): Cause {
  return { batch, event, at }
}

describe('a notice about one vulnerability', () => {
  it('adds up the items, remembers the events and takes the newest name', () => {
    const first = beginFindings(newsOf('GHSA-x', 3), causeOf(1))

    const later = { ...newsOf('v', 2), name: 'CVE-2026-1', title: 'new' }
    const second = addToFindings(first, later, causeOf(2, 'other'))

    expect(second).toEqual({
      items: 5,
      batch: 'b',
      since: '2026-07-01T00:00:00Z',
      events: [1, 2],
      name: 'CVE-2026-1',
      title: 'new',
    })
  })

  it('remembers the newest 200 events and no more', () => {
    const last = Array.from({ length: 300 }, (_, index) => index).reduce(
      (facts, event) => addToFindings(facts, newsOf('v', 1), causeOf(event)),
      beginFindings(newsOf('v', 1), causeOf(-1)),
    )

    expect(last.events).toHaveLength(200)
    expect(last.events.at(-1)).toBe(299)
    expect(last.items).toBe(301)
  })
})

describe('a summary', () => {
  it('holds what was folded into it and the news that was one too many', () => {
    const singles = ['v1', 'v2'].map((id, index) => ({
      subjectId: id,
      facts: beginFindings(newsOf(id, index + 1), causeOf(index)),
    }))

    const summary = beginSummary(singles, [newsOf('v3', 5)], causeOf(2))

    expect(summary).toMatchObject({
      vulnerabilities: 3,
      items: 8,
      events: [0, 1, 2],
      recent: ['v1', 'v2', 'v3'],
    })
  })

  it('counts vulnerabilities, not events, when each comes once per team in a row', () => {
    const perVulnerability = fc.array(
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
      {
        minLength: 1,
        maxLength: 60,
      },
    )
    fc.assert(
      fc.property(perVulnerability, (teams) => {
        const all = teams.flatMap((counts, index) => counts.map((items) => ({ id: `v${index}`, items })))
        const [first, ...rest] = all.map(({ id, items }) => newsOf(id, items))
        if (first === undefined) return

        const summary = rest.reduce(
          (facts, news, event) => addToSummary(facts, [news], causeOf(event + 1)),
          beginSummary([], [first], causeOf(0)),
        )

        expect(summary.vulnerabilities).toBe(teams.length)
        expect(summary.items).toBe(teams.flat().reduce((sum, items) => sum + items, 0))
      }),
    )
  })
})

describe('joinReasons', () => {
  it('says each reason once', () => {
    const team = { id: 't', ja: null, en: 'PSIRT' }
    const engineer: Reason = { role: 'engineer', team }
    const handler: Reason = { role: 'handler', team }
    const anywhere: Reason = { role: 'handler', team: null }

    expect(joinReasons([engineer], [{ role: 'engineer', team: { ...team } }, handler, anywhere])).toEqual([
      engineer,
      handler,
      anywhere,
    ])
  })
})
