import { type Context, loadActor, type PersonActor, system } from '#domains/identity/index.ts'
import {
  type FindingsOpened,
  findingsOpened,
  type RestrictedOpened,
  restrictedOpened,
  vulnerabilitiesChanged,
} from '#domains/matching/index.ts'
import type { Clock } from '#kernel/time/clock.ts'
import type { Executor } from '#platform/database/database.ts'
import type { Listener } from '#platform/events/delivery.ts'
import type { StoredEvent } from '#platform/events/outbox.ts'
import { closeFindings } from './close-actions.ts'
import { notifyFindings, notifyRestricted } from './notify-actions.ts'
import type { Desk } from './tell-actions.ts'

/** Turns news from below into notices. One listener: what opens and what closes must not overtake each other. */
export function notifyListeners(context: Context, mailHost: string): readonly Listener[] {
  const means = { context, actor: system, mailHost, loadActor: rememberActors(context.clock) }
  return [
    {
      name: 'sharing.notify-findings',
      hears: [findingsOpened, restrictedOpened, vulnerabilitiesChanged],
      handle: (unit, event) => react({ ...unit, ...means, now: context.clock.now() }, event),
    },
  ]
}

async function react(desk: Desk, { name, payload, id }: StoredEvent): Promise<void> {
  if (name === vulnerabilitiesChanged) return await closeFindings(desk, textsOf(payload.ids))
  if (name === restrictedOpened) return await notifyRestricted(desk, readRestricted(payload), id)
  await notifyFindings(desk, readOpened(payload), id)
}

type Payload = StoredEvent['payload']

/** Events of before told of one vulnerability each. */
function readOpened(payload: Payload): FindingsOpened {
  const lines = Array.isArray(payload.vulnerabilities) ? payload.vulnerabilities : [payload]
  return {
    teamId: typeof payload.teamId === 'string' ? payload.teamId : null,
    batch: String(payload.batch),
    vulnerabilities: lines.map(Object).map((one) => ({ ...readNamed(one), opened: Number(one.opened) })),
  }
}

function readRestricted(payload: Payload): RestrictedOpened {
  const lines = Array.isArray(payload.vulnerabilities) ? payload.vulnerabilities : []
  return {
    batch: String(payload.batch),
    vulnerabilities: lines.map(Object).map((one) => ({ ...readNamed(one), ciIds: textsOf(one.ciIds) })),
  }
}

function readNamed(line: Payload) {
  const { vulnerabilityId, name, title } = line
  return { vulnerabilityId: String(vulnerabilityId), name: String(name), title: String(title) }
}

function textsOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.map(String) : []
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
