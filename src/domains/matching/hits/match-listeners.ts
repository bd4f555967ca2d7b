import { type Context, type Deed, system } from '#domains/identity/index.ts'
import { areMoreRead } from '#domains/inventory/index.ts'
import type { Unit } from '#platform/database/database.ts'
import type { Listener } from '#platform/events/delivery.ts'
import type { StoredEvent } from '#platform/events/outbox.ts'
import { followFacts, reorder } from '../worklist/worklist-actions.ts'
import {
  followMerge,
  followNames,
  keepHits,
  matchDocuments,
  matchEverything,
  matchRecords,
  recountItem,
} from './match-actions.ts'

/** Keeps hits and worklists equal to what records and compositions say. One listener: order matters here. */
export function matchListeners(context: Context): readonly Listener[] {
  return [
    {
      name: keepHits,
      hears: [
        'inventory.document-imported',
        'inventory.ci-changed',
        'intel.records-changed',
        'intel.vulnerability-merged',
        'intel.vulnerabilities-changed',
        'intel.interest-changed',
        'intel.names-changed',
        'matching.rematch-wanted',
      ],
      ignores: ({ name, payload }) => name === 'inventory.ci-changed' && payload.counts === false,
      gathers: (unit, events) => gathersDocuments(deedOf(context, unit), events),
      handle: (unit, event) => react(deedOf(context, unit), event),
    },
  ]
}

function deedOf(context: Context, unit: Unit): Deed {
  return { ...unit, context, actor: system, now: context.clock.now() }
}

/** While documents are read one after the other, those of about a second are matched and counted together. */
const gatherFor = Temporal.Duration.from({ milliseconds: 1000 })

async function gathersDocuments(deed: Deed, events: readonly StoredEvent[]): Promise<boolean> {
  const [oldest] = events
  if (oldest === undefined || events.some(({ name }) => name !== 'inventory.document-imported')) return false
  if (Temporal.Instant.compare(oldest.at.add(gatherFor), deed.now) <= 0) return false
  return await areMoreRead(deed)
}

async function react(deed: Deed, { name, payload }: StoredEvent): Promise<void> {
  switch (name) {
    case 'inventory.document-imported':
      return await matchDocuments(deed, String(payload.documentId))
    case 'inventory.ci-changed':
      return await recountItem(deed, String(payload.ciId), textsOf(payload.heldBy))
    case 'intel.records-changed':
      return await matchRecords(deed, {
        sourceId: String(payload.sourceId),
        names: textsOf(payload.names),
        batch: String(payload.batch),
      })
    case 'intel.vulnerability-merged':
      return await followMerge(deed, { from: String(payload.from), into: String(payload.into) })
    case 'intel.vulnerabilities-changed':
      return await followFacts(deed, textsOf(payload.ids))
    case 'matching.rematch-wanted':
      return await matchEverything(deed)
    case 'intel.names-changed':
      return await followNames(deed, String(payload.batch))
    case 'intel.interest-changed':
      return await reorder(deed, textsOf(payload.ids))
  }
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
}
