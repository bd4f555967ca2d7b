import type { Scan, ScanFinding } from '#contract/matching/scan.ts'
import type { Desk } from '../desk.ts'

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

/** Why a finding is one, in a few words. */
export function reasonOf(desk: Desk, { reason }: ScanFinding): string {
  return desk.say('scan.reason', { ...reason, rank: desk.say(`ranks.${reason.rank}`) })
}
