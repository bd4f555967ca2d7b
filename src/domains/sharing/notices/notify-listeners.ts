import { type Context, loadActor, type PersonActor, system } from '#domains/identity/index.ts'
import { type FindingsOpened, findingsOpened } from '#domains/matching/index.ts'
import type { Clock } from '#kernel/time/clock.ts'
import type { Executor } from '#platform/database/database.ts'
import type { Listener } from '#platform/events/delivery.ts'
import { type Desk, notifyFindings } from './notify-actions.ts'

/** Turns news from below into notices. */
export function notifyListeners(context: Context, mailHost: string): readonly Listener[] {
  const means = { context, actor: system, mailHost, loadActor: rememberActors(context.clock) }
  return [
    {
      name: 'sharing.notify-findings',
      hears: [findingsOpened],
      async handle(unit, event) {
        const desk: Desk = { ...unit, ...means, now: context.clock.now() }
        await notifyFindings(desk, readOpened(event.payload), event.id)
      },
    },
  ]
}

function readOpened(payload: Readonly<Record<string, unknown>>): FindingsOpened {
  return {
    vulnerabilityId: String(payload.vulnerabilityId),
    name: String(payload.name),
    title: String(payload.title),
    teamId: typeof payload.teamId === 'string' ? payload.teamId : null,
    opened: Number(payload.opened),
    batch: String(payload.batch),
  }
}

/** A batch asks for the same few people a thousand times. */
const rememberedSeconds = 2

/**
 * Loads actors, and remembers them for two seconds: so long a changed role may still be told. Reading and mailing
 * the notice ask anew.
 */
function rememberActors(clock: Clock): Desk['loadActor'] {
  const known = new Map<string, PersonActor | undefined>()
  let until = clock.now()
  return async function load(db: Executor, personId: string) {
    const now = clock.now()
    if (Temporal.Instant.compare(now, until) >= 0) {
      known.clear()
      until = now.add({ seconds: rememberedSeconds })
    }
    if (!known.has(personId)) {
      known.set(personId, await loadActor(db, personId, { origin: 'job', sessionId: null }))
    }
    return known.get(personId)
  }
}
