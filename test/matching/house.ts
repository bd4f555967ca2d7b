import { type Context, system, wallOf } from '#domains/identity/index.ts'
import type { RecordFeed } from '#domains/intel/feeds/feed.ts'
import { nvd } from '#domains/intel/feeds/nvd/index.ts'
import { createRelation } from '#domains/inventory/relations/relation-actions.ts'
import { listFindings } from '#domains/matching/findings/finding-actions.ts'
import { matchListeners } from '#domains/matching/hits/match-listeners.ts'
import { addItem, openWorld } from '#domains/matching/trials/world.ts'
import { systemClock } from '#kernel/time/clock.ts'
import { startEventBus } from '#platform/events/bus.ts'
import { startDelivery } from '#platform/events/delivery.ts'
import { close, silentLog } from '../database.ts'
import { composeOf, publishOf } from './company.ts'

/** A company whose events are delivered to matching, with items by their names. */
export async function openHouse(...names: readonly string[]) {
  const world = await openWorld()
  const context: Context = { ...world.context, clock: systemClock }
  const items = new Map<string, string>()
  for (const [index, name] of names.entries()) {
    items.set(name, await addItem(world, { team: index % 2 === 0 ? world.csirt : world.psirt, name }))
  }
  const bus = await startEventBus(world.database, silentLog)
  const post = { database: world.database, clock: systemClock, log: silentLog, settings: wallOf(system) }
  const delivery = await startDelivery(post, bus, matchListeners(context))
  const idOf = (name: string) => items.get(name) ?? ''
  return {
    context,
    idOf,
    settle: () => delivery.idle(),
    /** As the NVD. */
    publish: (...records: readonly object[]) => publishOf(context, nvd, records),
    publishAs: (feed: RecordFeed, ...records: readonly object[]) => publishOf(context, feed, records),
    hold: (name: string, ...components: readonly object[]) => composeOf(context, idOf(name), components),
    relate: async (kind: 'contains' | 'runs-on', from: string, to: string) =>
      await createRelation(context, { kind, fromId: idOf(from), toId: idOf(to) }),
    /** Verdicts, `item CVE verdict`; and what keeps them so. */
    findings: async () => {
      const { rows } = await listFindings(context, { limit: 200 })
      return rows.map(({ ci, component, vulnerability, verdict, reason }) => ({
        line: `${ci.name} ${vulnerability.name} ${verdict}`,
        component: component.name,
        doubt: reason.doubt,
        platform: reason.platform,
        owner: reason.owner,
        range: reason.range,
      }))
    },
    end: async () => {
      await delivery.stop()
      await bus.stop()
      await close(world.database)
    },
  }
}

export type House = Awaited<ReturnType<typeof openHouse>>
