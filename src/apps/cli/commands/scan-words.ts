import { explainHit, rangeInWords } from '#contract/matching/reason-words.ts'
import type { Scan, ScanFinding } from '#contract/matching/scan.ts'
import type { Desk } from '../desk.ts'
import { sayWhy } from '../why-words.ts'

/** A document that was scanned, under the path it was given by. */
export interface Scanned {
  readonly path: string
  readonly scan: Scan
}

/** What an empty answer does not mean: how much could not be compared, and why; null where all was. */
export function notComparedIn(desk: Desk, { notCompared, components }: Scan): string | null {
  if (notCompared.components === 0) return null
  const number = new Intl.NumberFormat(desk.language)
  const reasons = notCompared.reasons.map((one) =>
    desk.say(`scan.not-compared.${one.reason}`, { count: number.format(one.components) }),
  )
  return desk.say('scan.not-compared.some', {
    count: number.format(notCompared.components),
    components: number.format(components),
    reasons: new Intl.ListFormat(desk.language, { style: 'short', type: 'unit' }).format(reasons),
  })
}

/** Why a finding is one, in a few words: for a table. */
export function reasonOf(desk: Desk, { reason, verdict }: ScanFinding): string {
  const named = desk.say('scan.reason', {
    ...reason,
    range: rangeInWords(sayWhy(desk), reason.range),
    rank: desk.say(`ranks.${reason.rank}`),
  })
  if (verdict !== 'undetermined' || reason.doubt === undefined) return named
  return desk.say('scan.doubted', { reason: named, doubt: desk.say(`doubts.${reason.doubt}`) })
}

/** The same in whole sentences: for a message. */
export function sentencesOf(desk: Desk, { component, verdict, reason }: ScanFinding): string {
  const sentences = explainHit(sayWhy(desk), { component, verdict, reason })
  return sentences.join(desk.language === 'ja' ? '' : ' ')
}
