import type { Desk } from '../desk.ts'
import { breaks, expiredCriterion, type Gate, type Judged, type Judgement } from './gate.ts'
import { packageOf } from './sameness.ts'

/** Stale entries that are told one by one. */
const shownStale = 20

/** What the gate made of a finding, for its line; '' where it meets no criterion and nothing speaks for it. */
export function standingOf(desk: Desk, judged: Judged): string {
  const { because, excuse, expired } = judged
  if (excuse !== null) return excuseWords(desk, excuse)
  const words = because.map((text) =>
    text === expiredCriterion ? desk.say('gate.expired-short', { until: expired?.until ?? '' }) : text,
  )
  return words.length === 0 ? '' : desk.say('gate.breaks', { criteria: words.join(', ') })
}

/** Why an excused finding does not count. */
export function excuseWords(desk: Desk, excuse: NonNullable<Judged['excuse']>): string {
  switch (excuse.by) {
    case 'vex':
      return desk.say(`gate.excused.${excuse.status}`, {
        reason: excuse.reason || '–',
        source: excuse.source,
      })
    case 'ignore':
      return desk.say('gate.excused.ignore', { reason: excuse.reason, until: excuse.until })
    case 'baseline':
      return desk.say('gate.excused.baseline')
  }
}

/** In a sentence why the gate holds or does not, and what else is to be known about it. */
export function gateNotes(desk: Desk, gate: Gate, judgement: Judgement): readonly string[] {
  const all = judgement.documents.flat()
  const broken = all.filter(breaks)
  const excused = all.filter((one) => one.excuse !== null && one.because.length > 0)
  return [
    broken.length === 0 ? passWords(desk, gate, all.length) : failWords(desk, broken),
    ...(excused.length === 0
      ? []
      : [desk.say('gate.excused-count', { count: excused.length, by: byWhat(desk, excused) })]),
    ...notJudged(desk, gate, all),
    ...expiredWords(desk, all),
    ...staleWords(desk, judgement),
  ]
}

function failWords(desk: Desk, broken: readonly Judged[]): string {
  const counts = new Map<string, number>()
  for (const text of broken.flatMap((one) => one.because)) counts.set(text, (counts.get(text) ?? 0) + 1)
  const criteria = [...counts].map(([text, count]) =>
    desk.say('gate.counted', {
      criterion: text === expiredCriterion ? desk.say('gate.expired-criterion') : text,
      count,
    }),
  )
  return desk.say('gate.fails', { count: broken.length, criteria: listed(desk, criteria) })
}

function passWords(desk: Desk, gate: Gate, found: number): string {
  if (found === 0) return desk.say('gate.nothing-found')
  if (gate.failOn.length === 0) return desk.say('gate.passes-always', { count: found })
  const criteria = gate.failOn.map((one) => one.text).join(', ')
  return desk.say('gate.passes', { count: found, criteria })
}

function byWhat(desk: Desk, excused: readonly Judged[]): string {
  const kinds = ['vex', 'ignore', 'baseline'] as const
  const counted = kinds.flatMap((by) => {
    const count = excused.filter((one) => one.excuse?.by === by).length
    return count === 0 ? [] : [desk.say('gate.counted', { criterion: desk.say(`gate.by.${by}`), count })]
  })
  return listed(desk, counted)
}

function listed(desk: Desk, words: readonly string[]): string {
  return new Intl.ListFormat(desk.language, { style: 'short', type: 'unit' }).format(words)
}

/** What no criterion could be asked of, because what it asks about is not known. */
function notJudged(desk: Desk, gate: Gate, all: readonly Judged[]): readonly string[] {
  const asked = new Set(gate.failOn.flatMap((one) => one.terms.map((term) => term.kind)))
  if (asked.size === 0 || asked.has('any')) return []
  const left = all.filter((one) => one.because.length === 0 && one.excuse === null)
  const undetermined = left.filter((one) => one.finding.verdict === 'undetermined')
  const unrated = left.filter(
    ({ finding }) => finding.verdict === 'affected' && (finding.severity?.rating ?? null) === null,
  )
  const asksUnknown = gate.failOn.some((one) =>
    one.terms.some((term) => 'least' in term && term.least === 'unknown'),
  )
  return [
    ...(undetermined.length === 0 || asked.has('undetermined')
      ? []
      : [desk.say('gate.undetermined-left', { count: undetermined.length })]),
    ...(unrated.length === 0 || !asked.has('severity') || asksUnknown
      ? []
      : [desk.say('gate.unrated-left', { count: unrated.length })]),
  ]
}

function expiredWords(desk: Desk, all: readonly Judged[]): readonly string[] {
  return all.flatMap((one) =>
    one.expired === null || !breaks(one)
      ? []
      : [
          desk.say('gate.expired', {
            vulnerability: one.expired.vulnerability,
            package: packageOf(one.finding.component),
            until: one.expired.until,
            place: one.expired.path,
          }),
        ],
  )
}

function staleWords(desk: Desk, { staleBaseline, staleIgnore }: Judgement): readonly string[] {
  const told = [
    ...staleBaseline.map((one) =>
      desk.say('gate.stale.baseline', { vulnerability: one.vulnerability, package: one.package }),
    ),
    ...staleIgnore.map((one) =>
      desk.say('gate.stale.ignore', { vulnerability: one.vulnerability, place: one.path }),
    ),
  ]
  const more = told.length - shownStale
  return [...told.slice(0, shownStale), ...(more > 0 ? [desk.say('gate.stale.more', { count: more })] : [])]
}
