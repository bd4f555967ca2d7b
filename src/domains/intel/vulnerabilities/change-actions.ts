import type { Deed } from '#domains/identity/index.ts'
import { emitAll } from '#platform/events/outbox.ts'
import { type ChangeCause, vulnerabilitiesChanged } from '../events.ts'

/** So many ids travel in one event. */
const idsAtOnce = 2000

/** Tells the house that what vulnerabilities show has changed, and why. */
export async function tellVulnerabilities(
  deed: Deed,
  ids: readonly string[],
  why: ChangeCause,
): Promise<void> {
  const distinct = [...new Set(ids)]
  const pieces = Array.from({ length: Math.ceil(distinct.length / idsAtOnce) }, (_, index) =>
    distinct.slice(index * idsAtOnce, (index + 1) * idsAtOnce),
  )
  await emitAll(
    deed,
    pieces.map((piece) => ({
      name: vulnerabilitiesChanged,
      payload: { ids: piece, ...why },
      at: deed.now,
    })),
  )
}
