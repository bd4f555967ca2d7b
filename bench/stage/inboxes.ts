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
   * When the last of the people had a notice about the vulnerability, by `performance.now()`.
   * @param name one by which the vulnerability goes
   * @throws Error after five minutes
   */
  allTold(people: ReadonlySet<string>, name: string): Promise<number>
  stop(): void
}

const patience = 300_000

/** Begins to listen. */
export function watchInboxes(stage: Stage): Inboxes {
  // By notice: news of earlier ones may still be on its way.
  const heard = new Map<string, number>()
  let wake = () => {}
  const unsubscribe = stage.house.bus.subscribe((events: readonly StoredEvent[]) => {
    const now = performance.now()
    for (const { name, payload } of events) {
      const id = String(payload.noticeId)
      if (name === 'sharing.notice-changed' && !heard.has(id)) heard.set(id, now)
    }
    wake()
  })

  async function missing(people: ReadonlySet<string>, name: string) {
    const told = await listTold(stage, name)
    const times = new Map(told.map(({ id, personId }) => [personId, heard.get(id)]))
    return { times, people: [...people].filter((one) => times.get(one) === undefined) }
  }

  return {
    async allTold(people, name) {
      const deadline = performance.now() + patience
      for (;;) {
        const next = Promise.withResolvers<void>()
        wake = next.resolve
        const left = await missing(people, name)
        if (left.people.length === 0) return Math.max(...[...people].map((one) => left.times.get(one) ?? 0))
        if (performance.now() > deadline) throw new Error(`${left.people.length} people were not told`)
        const timer = setTimeout(wake, 1000)
        await next.promise
        clearTimeout(timer)
      }
    },
    stop: () => void unsubscribe(),
  }
}

/** Open notices about the vulnerability that goes by the name. */
export async function listTold(
  { client }: Stage,
  name: string,
): Promise<readonly { readonly id: string; readonly personId: string }[]> {
  const { rows } = await client.query<{ id: string; personId: string }>(
    `select n.id, n.person_id as "personId" from sharing.notice n
     join intel.alias a on a.vulnerability_id::text = n.subject_id
     where a.name = $1 and n.kind = 'findings' and n.acknowledged_at is null`,
    [name],
  )
  return rows
}
