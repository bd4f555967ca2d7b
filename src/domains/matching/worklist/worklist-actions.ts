import type { Deed } from '#domains/identity/index.ts'
import { emitAll } from '#platform/events/outbox.ts'
import { type FindingsOpened, findingsOpened, vulnerabilitiesChanged } from '../events.ts'
import { wantedCells } from './cells-view.ts'
import { findNames } from './vulnerability-view.ts'
import { type Opened, replaceCells } from './worklist-store.ts'

const idsPerEvent = 500

/**
 * Counts the vulnerabilities anew and tells what changed: the screens, and the teams that have more to decide.
 * Must run as Renkei itself: a person behind the wall would count only what they see.
 * @param batch what groups the notices of one cause
 */
export async function refreshWorklist(
  deed: Deed,
  vulnerabilityIds: readonly string[],
  batch: string,
): Promise<void> {
  if (vulnerabilityIds.length === 0) return
  const opened = await replaceCells(deed.db, vulnerabilityIds, {
    cells: wantedCells(vulnerabilityIds),
    at: deed.now,
  })
  const changed = chunksOf(vulnerabilityIds).map((ids) => ({
    name: vulnerabilitiesChanged,
    payload: { ids },
    at: deed.now,
  }))
  await emitAll(deed, [...changed, ...(await tellTeams(deed, opened, batch))])
}

async function tellTeams(deed: Deed, opened: readonly Opened[], batch: string) {
  const names = await findNames(
    deed.db,
    opened.map((one) => one.vulnerabilityId),
  )
  return opened.flatMap((one) => {
    const found = names.get(one.vulnerabilityId)
    if (found === undefined) return []
    const payload: FindingsOpened = { ...one, ...found, batch }
    return [{ name: findingsOpened, payload: { ...payload }, at: deed.now }]
  })
}

function chunksOf(ids: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(ids.length / idsPerEvent)
  return Array.from({ length: count }, (_, index) =>
    ids.slice(index * idsPerEvent, (index + 1) * idsPerEvent),
  )
}
