import type { StoredEvent } from '#platform/events/outbox.ts'
import type { Stage } from './stage.ts'

/** People of the made-up company who have to be told of a vulnerability, as the rules say it, found without matching. */
export async function findOwners(
  { client }: Stage,
  packageKeys: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ id: string }>(
    `with team as (
       select distinct ci.team_id as id from inventory.occurrence o join inventory.ci on ci.id = o.ci_id
       where o.package_key = any($1::text[]) and o.until is null and not ci.need_to_know and ci.tlp <> 'red')
     select distinct m.person_id as id from team join identity.membership m
       on case when team.id is null then m.role = 'handler'
          else m.team_id = team.id and m.role in ('responder', 'engineer', 'handler') end`,
    [packageKeys],
  )
  return new Set(rows.map((row) => row.id))
}

/** Waits for notices as they are told to open screens. */
export interface Inboxes {
  /**
   * When the last of the people had a notice of their own, by `performance.now()`; those told since `watch`.
   * @throws Error after five minutes
   */
  allTold(people: ReadonlySet<string>): Promise<number>
  stop(): void
}

const patience = 300_000

/** Begins to listen; whoever is told from now on counts. */
export function watchInboxes({ house }: Stage): Inboxes {
  const told = new Map<string, number>()
  const heard = Promise.withResolvers<void>()
  let wake = heard.resolve
  const unsubscribe = house.bus.subscribe((events: readonly StoredEvent[]) => {
    const now = performance.now()
    for (const { name, payload } of events) {
      const personId = String(payload.personId)
      if (name === 'sharing.notice-changed' && !told.has(personId)) told.set(personId, now)
    }
    wake()
  })
  return {
    async allTold(people) {
      const deadline = performance.now() + patience
      while (![...people].every((id) => told.has(id))) {
        if (performance.now() > deadline) {
          throw new Error(`${[...people].filter((id) => !told.has(id)).length} people were not told`)
        }
        const next = Promise.withResolvers<void>()
        wake = next.resolve
        const timer = setTimeout(wake, 1000)
        await next.promise
        clearTimeout(timer)
      }
      return Math.max(...[...people].map((id) => told.get(id) ?? 0))
    },
    stop: () => void unsubscribe(),
  }
}

/** Who has an open notice about the vulnerability that goes by the name, once for each notice. */
export async function listTold({ client }: Stage, name: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select n.person_id as id from sharing.notice n
     join intel.alias a on a.vulnerability_id::text = n.subject_id
     where a.name = $1 and n.kind = 'findings' and n.acknowledged_at is null`,
    [name],
  )
  return rows.map((row) => row.id)
}
