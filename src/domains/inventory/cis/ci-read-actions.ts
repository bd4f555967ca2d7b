import { allow, asActor, type Context, type Guarded } from '#domains/identity/index.ts'
import { refuseInventory } from '../errors.ts'
import { type CiFilter, type CiRow, countCiRows, findCiRow, listCiRows } from './ci-view.ts'

/** The item as the actor may see it. @throws AppError `inventory.ci-not-found` */
export async function readCi(context: Context, id: string): Promise<CiRow> {
  return await asActor(context, async (deed) => {
    const row = await findCiRow(deed.db, deed.actor, id)
    if (row === undefined) throw refuseInventory('ci-not-found', { facts: { id } })
    return row
  })
}

/** A page of items and how many there are in all (null beyond 10,000). */
export async function listCis(
  context: Context,
  filter: CiFilter,
): Promise<{ readonly rows: readonly CiRow[]; readonly total: number | null }> {
  return await asActor(context, async (deed) => {
    const rows = await listCiRows(deed.db, deed.actor, filter)
    const total = await countCiRows(deed.db, deed.actor, filter)
    return { rows, total: total < 10_000 ? total : null }
  })
}

/** What the actor may do with the item. */
export function actionsOn(context: Context, row: CiRow): string[] {
  const object = guardedOf(row)
  const actions = ['ci.change', 'document.import', 'finding.assess', 'grant.change'] as const
  return actions.filter((action) => allow(context.actor, action, object))
}

/** What access to the item is decided by. */
export function guardedOf(row: CiRow): Guarded {
  return {
    organisationId: row.organisation.id,
    divisionId: row.division?.id ?? null,
    teamId: row.team?.id ?? null,
    ownerId: row.owner?.id ?? null,
    tlp: row.tlp,
    needToKnow: row.needToKnow,
    given: row.given,
  }
}
