import { type Context, system } from '#domains/identity/index.ts'
import type { Listener } from '#platform/events/delivery.ts'
import { followDocument } from './item-statements-actions.ts'

/** Keeps what items' own documents state equal to the documents that fill their slots. */
export function itemStatementListeners(context: Context): readonly Listener[] {
  return [
    {
      name: 'intel.keep-item-statements',
      hears: ['inventory.document-imported'],
      handle: async (unit, { payload }) => {
        const deed = { ...unit, context, actor: system, now: context.clock.now() }
        await followDocument(deed, String(payload.documentId))
      },
    },
  ]
}
