import type { Database } from '../database/database.ts'
import {
  comparePositions,
  newestPosition,
  oldestPosition,
  type Position,
  readEvents,
  type StoredEvent,
} from '../events/outbox.ts'
import { mostChanges } from './audience.ts'
import { readPosition } from './frames.ts'

/** How a client is brought up to date: it is new, it is told what it missed, or it must fetch everything. */
export type CatchUp =
  | { readonly by: 'nothing' }
  | { readonly by: 'events'; readonly events: readonly StoredEvent[] }
  | { readonly by: 'resync' }

/**
 * What the client missed between the last event that it knows and `until`.
 * @param after as the client sent it; undefined when it is new
 */
export async function planCatchUp(
  database: Database,
  after: string | undefined,
  until: Position,
): Promise<CatchUp> {
  if (after === undefined) return { by: 'nothing' }
  const known = readPosition(after)
  if (known === undefined || !(await isKept(database, known))) return { by: 'resync' }
  const read = await readEvents(database.kysely, known, { limit: mostChanges + 1 })
  const events = read.filter((event) => comparePositions(event, until) <= 0)
  return events.length > mostChanges ? { by: 'resync' } : { by: 'events', events }
}

/** Not of another outbox (a backup was restored), and not so old that what followed is deleted. */
async function isKept({ kysely }: Database, known: Position): Promise<boolean> {
  const [oldest, newest] = [await oldestPosition(kysely), await newestPosition(kysely)]
  return comparePositions(known, oldest) >= 0 && comparePositions(known, newest) <= 0
}
