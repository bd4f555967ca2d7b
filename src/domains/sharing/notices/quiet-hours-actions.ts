import { asActor, type Context, personOf, record } from '#domains/identity/index.ts'
import { findQuietHours, type KeptQuietHours, keepQuietHours } from './quiet-hours-store.ts'

/** The person's own quiet hours; null for none. */
export async function readQuietHours(context: Context): Promise<KeptQuietHours | null> {
  const { id } = personOf(context)
  return await asActor(context, ({ db }) => findQuietHours(db, id))
}

/** Sets the person's own quiet hours; mails that wait already keep their time. */
export async function changeQuietHours(
  context: Context,
  quiet: KeptQuietHours | null,
): Promise<KeptQuietHours | null> {
  const { id } = personOf(context)
  return await asActor(context, async (deed) => {
    await keepQuietHours(deed.db, id, quiet)
    await record(deed, { action: 'settings.change', kind: 'person', id, detail: { quiet } })
    return await findQuietHours(deed.db, id)
  })
}
