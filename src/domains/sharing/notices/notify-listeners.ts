import { type Context, system } from '#domains/identity/index.ts'
import { type FindingsOpened, findingsOpened } from '#domains/matching/index.ts'
import type { Listener } from '#platform/events/delivery.ts'
import { notifyFindings } from './notify-actions.ts'

/** Turns news from below into notices. */
export function notifyListeners(context: Context, mailHost: string): readonly Listener[] {
  return [
    {
      name: 'sharing.notify-findings',
      hears: [findingsOpened],
      async handle(unit, event) {
        const desk = { ...unit, context, actor: system, now: context.clock.now(), mailHost }
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
