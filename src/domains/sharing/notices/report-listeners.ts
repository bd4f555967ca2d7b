import { type Context, loadActor, system } from '#domains/identity/index.ts'
import { wrongMatchEnded } from '#domains/matching/index.ts'
import type { Listener } from '#platform/events/delivery.ts'
import { type ReportEnding, tellReportEnded } from './report-actions.ts'

const endings: readonly ReportEnding[] = ['ended', 'expired', 'outdated']

/** Tells who reported a wrong match that the report has ended. */
export function reportListeners(context: Context, mailHost: string): readonly Listener[] {
  const means = {
    context,
    actor: system,
    mailHost,
    loadActor: (db: Parameters<typeof loadActor>[0], id: string) =>
      loadActor(db, id, { origin: 'job', sessionId: null }),
  }
  return [
    {
      name: 'sharing.tell-reports',
      hears: [wrongMatchEnded],
      handle: (unit, { payload }) =>
        tellReportEnded(
          { ...unit, ...means, now: context.clock.now() },
          {
            id: String(payload.id),
            personId: String(payload.personId),
            packageKey: String(payload.packageKey),
            ending: endings.find((one) => one === payload.ending) ?? 'ended',
          },
        ),
    },
  ]
}
