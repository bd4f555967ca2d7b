import { createHash } from 'node:crypto'
import type { Narrowing } from '../../worklist/narrowing.ts'
import type { VexJustification, VexStatement, VexStatus } from '../assessment.ts'

/** Which vulnerabilities: those of the team's worklist that match, or some by their ids. */
export type Selection =
  | { readonly vulnerabilityIds: readonly string[] }
  | (Narrowing & { readonly state: 'open' | 'settled' | 'all'; readonly q?: string | undefined })

/** Deciding on many vulnerabilities at once, at one place. */
export interface BatchPlan extends VexStatement {
  readonly teamId: string
  readonly ciId: string | null
  readonly selection: Selection
}

/** One vulnerability of a batch, with what is in force at its place. */
export interface BatchLine {
  readonly vulnerabilityId: string
  readonly current: {
    readonly id: string
    readonly status: VexStatus
    readonly justification: VexJustification | null
  } | null
}

/** Whether deciding would change nothing. */
export function isSame({ current }: BatchLine, { status, justification }: VexStatement): boolean {
  return current !== null && current.status === status && current.justification === justification
}

/**
 * Stands for what a batch would do: which vulnerabilities it would decide how, and in place of what. Other items that
 * come to have one of them meanwhile do not change it.
 */
export function fingerprintOf(plan: BatchPlan, lines: readonly BatchLine[]): string {
  const hash = createHash('sha256')
  hash.update(JSON.stringify([plan.teamId, plan.ciId, plan.status, plan.justification]))
  const marks = lines.map(({ vulnerabilityId, current }) => `${vulnerabilityId} ${current?.id ?? ''}`)
  for (const mark of marks.toSorted()) hash.update(`\n${mark}`)
  return hash.digest('base64url')
}

/** Vulnerabilities that one transaction decides: counts of all of them are made anew in it. */
export const linesAtOnce = 500

/** So many are done while the person waits. */
export const linesWhileWaiting = 100
