import { houseObject } from '../access/access.ts'
import { asActor, type Context, requireAction } from '../access/access-actions.ts'
import { countSeals, findBrokenSeal } from './audit-store.ts'

/** Whether the audit trail is as it was written. */
export interface TrailCheck {
  /** Seals that were recomputed. */
  readonly seals: number
  /** The number of the first seal that does not hold, null when all do. */
  readonly broken: number | null
  /** Lines after the last seal, of which nothing can be said yet. */
  readonly unsealed: number
}

/** Recomputes the hash chain of the audit trail, for who may read it. @throws AppError */
export async function verifyTrail(context: Context): Promise<TrailCheck> {
  requireAction(context, 'audit.view', houseObject(context.actor))
  return await asActor(context, async (deed) => ({
    ...(await countSeals(deed.db)),
    broken: (await findBrokenSeal(deed.db)) ?? null,
  }))
}
