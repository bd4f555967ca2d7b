import type { Change } from '#contract/platform/system.ts'
import { type Database, transact } from '../database/database.ts'
import type { Position, StoredEvent } from '../events/outbox.ts'
import type { Log } from '../log/log.ts'
import type { Hint } from '../modules/module.ts'

/** What changed, and up to where a client knows everything once it has been told. */
export interface PlacedChange extends Change {
  readonly position: Position
}

/** A change before it is known who may hear of it. */
export interface HintedChange<Person> extends PlacedChange {
  readonly hint: Hint<Person>
}

/** Reads the changes out of events, in their order. */
export function changeReader<Person>(
  hints: readonly Hint<Person>[],
  log: Log,
): (events: readonly StoredEvent[]) => readonly HintedChange<Person>[] {
  const byEvent = Map.groupBy(hints, (hint) => hint.event)
  return (events) =>
    events.flatMap((event) => (byEvent.get(event.name) ?? []).flatMap((hint) => read(hint, event, log)))
}

/** An event that cannot be read must not keep the others from being told. */
function read<Person>(hint: Hint<Person>, event: StoredEvent, log: Log): readonly HintedChange<Person>[] {
  const position = { xid: event.xid, id: event.id }
  try {
    return hint.changes(event.payload).map(({ id, version }) => {
      return { kind: hint.kind, id, version, position, hint }
    })
  } catch (error) {
    log.error({ err: error, event: event.name, outbox: event.id }, 'event cannot be told on the stream')
    return []
  }
}

/** Each thing once, where it changed last. */
export function latestOf<Person>(changes: readonly HintedChange<Person>[]): readonly HintedChange<Person>[] {
  const latest = new Map<string, HintedChange<Person>>()
  for (const change of changes) {
    const key = `${change.kind} ${change.id}`
    latest.delete(key)
    latest.set(key, change)
  }
  return [...latest.values()]
}

/** Asks for one person which of the changes they may know of: one transaction, one question for each hint. */
export async function filterFor<Person>(
  means: { readonly database: Database; readonly wall: (person: Person) => Readonly<Record<string, string>> },
  person: Person,
  changes: readonly HintedChange<Person>[],
): Promise<readonly HintedChange<Person>[]> {
  if (changes.length === 0) return []
  return await transact(means.database, means.wall(person), async (unit) => {
    const allowed = new Map<Hint<Person>, ReadonlySet<string>>()
    for (const [hint, hinted] of Map.groupBy(changes, (change) => change.hint)) {
      const ids = [...new Set(hinted.map((change) => change.id))]
      allowed.set(hint, await hint.visible(unit, person, ids))
    }
    return changes.filter((change) => allowed.get(change.hint)?.has(change.id))
  })
}
