import type { Context } from '#domains/identity/index.ts'
import { feedChanged } from '#domains/intel/index.ts'
import type { Listener } from '#platform/events/delivery.ts'
import { tellSource } from './source-actions.ts'
import { tellerOf } from './teller-actions.ts'

/** Tells of sources that fail again and again. */
export function sourceListeners(context: Context, mailHost: string): readonly Listener[] {
  const means = tellerOf(context, mailHost)
  return [
    {
      name: 'sharing.tell-sources',
      hears: [feedChanged],
      handle: (unit, { payload }) =>
        tellSource({ ...unit, ...means, now: context.clock.now() }, String(payload.source)),
    },
  ]
}
