import type { Context } from '#domains/identity/index.ts'
import { wrongMatchEnded } from '#domains/matching/index.ts'
import type { Listener } from '#platform/events/delivery.ts'
import { type ReportEnding, tellReportEnded } from './report-actions.ts'
import { tellerOf } from './teller-actions.ts'

const endings: readonly ReportEnding[] = ['ended', 'expired', 'outdated']

/** Tells who reported a wrong match that the report has ended. */
export function reportListeners(context: Context, mailHost: string): readonly Listener[] {
  const means = tellerOf(context, mailHost)
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
