import {
  type Actor,
  type Context,
  findLiveSessionIds,
  type PersonActor,
  system,
  wallOf,
} from '#domains/identity/index.ts'
import { identify, type MountOptions } from '#platform/http/mount.ts'
import { refuseHttp } from '#platform/http/problems.ts'
import { createStreams, type Recipient, type Streams } from '#platform/realtime/index.ts'
import type { House } from './house.ts'

/** The event streams of this process, filtered for each person by the same policy as everything else. */
export function openStreams(house: House, options: MountOptions<Context>): Streams {
  const { database, bus, log } = house
  return createStreams<PersonActor>({
    database,
    bus,
    log,
    hints: house.modules.flatMap((module) => module.hints),
    wall: wallOf,
    identify: async (request) => recipientOf((await identify(request, options)).context.actor),
    stillValid: (ids) => findLiveSessionIds(house.contextOf(system), ids),
    sessionsEnded: { event: 'identity.sessions-ended', ids: ({ sessionIds }) => texts(sessionIds) },
    personsChanged: { event: 'identity.person-changed', ids: ({ personId }) => [String(personId)] },
  })
}

function recipientOf(actor: Actor): Recipient<PersonActor> {
  if (actor.kind !== 'person') throw refuseHttp('not-signed-in')
  return { person: actor, personId: actor.id, sessionId: actor.sessionId }
}

function texts(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.map(String) : []
}
