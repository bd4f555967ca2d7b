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
export type CatchUp = {
  /** From here on it is told as things happen. */
  readonly since: Position
} & (
  | { readonly by: 'nothing' }
  | { readonly by: 'events'; readonly events: readonly StoredEvent[] }
  | { readonly by: 'resync' }
)

/**
 * What the client missed between the last event that it knows and now.
 * @param client.after as the client sent it; undefined when it is new
 * @param client.now what happens later it hears anyway
 */
export async function planCatchUp(
  database: Database,
  client: { readonly after: string | undefined; readonly now: Position },
): Promise<CatchUp> {
  const { after, now } = client
  if (after === undefined) return { by: 'nothing', since: now }
  const known = readPosition(after)
  if (known === undefined || !(await isKept(database, known))) return { by: 'resync', since: now }
  // Another process may have been ahead of this one.
  if (comparePositions(known, now) >= 0) return { by: 'events', events: [], since: known }
  const read = await readEvents(database.kysely, known, { limit: mostChanges + 1 })
  const events = read.filter((event) => comparePositions(event, now) <= 0)
  return events.length > mostChanges ? { by: 'resync', since: now } : { by: 'events', events, since: now }
}

/** Not of another outbox (a backup was restored), and not so old that what followed is deleted. */
async function isKept({ kysely }: Database, known: Position): Promise<boolean> {
  const [oldest, newest] = [await oldestPosition(kysely), await newestPosition(kysely)]
  return comparePositions(known, oldest) >= 0 && comparePositions(known, newest) <= 0
}
