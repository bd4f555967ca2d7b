import { asActor, type Context, type Tlp } from '#domains/identity/index.ts'
import { findHighestLabel } from './label-view.ts'

/** By which label something must be marked that tells of these items, or of all that the actor may see. */
export async function highestLabel(
  context: Context,
  items: readonly string[] | 'all',
): Promise<Tlp | undefined> {
  return await asActor(context, (deed) => findHighestLabel(deed.db, deed.actor, items))
}
