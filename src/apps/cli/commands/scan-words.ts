import type { Scan, ScanFinding } from '#contract/matching/scan.ts'
import type { Desk } from '../desk.ts'

/** A document that was scanned, under the path it was given by. */
export interface Scanned {
  readonly path: string
  readonly scan: Scan
}

/** Why a finding is one, in a few words. */
export function reasonOf(desk: Desk, { reason }: ScanFinding): string {
  return desk.say('scan.reason', { ...reason, rank: desk.say(`ranks.${reason.rank}`) })
}
