import { searchable } from '#kernel/text/search.ts'
import type { Executor } from '#platform/database/database.ts'
import type { Ci, CiChange } from './ci.ts'

export async function insertCi(db: Executor, ci: Ci & { readonly at: Temporal.Instant }): Promise<void> {
  await db
    .insertInto('inventory.ci')
    .values({
      id: ci.id,
      kind: ci.kind,
      side: ci.side,
      name: ci.name,
      folded: folded(ci.name),
      organisation_id: ci.organisationId,
      division_id: ci.divisionId,
      team_id: ci.teamId,
      owner_id: ci.ownerId,
      criticality: ci.criticality,
      exposure: ci.exposure,
      tlp: ci.tlp,
      need_to_know: ci.needToKnow,
      attributes: JSON.stringify(ci.attributes),
      created_at: ci.at,
      changed_at: ci.at,
    })
    .execute()
  await db
    .insertInto('inventory.closure')
    .values({ ancestor_id: ci.id, descendant_id: ci.id, depth: 0 })
    .execute()
}

/** @returns the new version, or undefined when the item is at another version by now */
export async function updateCi(
  db: Executor,
  id: string,
  change: CiChange & { readonly version: number; readonly at: Temporal.Instant },
): Promise<number | undefined> {
  const row = await db
    .updateTable('inventory.ci')
    .set((column) => ({
      name: change.name,
      folded: change.name === undefined ? undefined : folded(change.name),
      division_id: change.divisionId,
      team_id: change.teamId,
      owner_id: change.ownerId,
      criticality: change.criticality,
      exposure: change.exposure,
      tlp: change.tlp,
      need_to_know: change.needToKnow,
      attributes: change.attributes === undefined ? undefined : JSON.stringify(change.attributes),
      changed_at: change.at,
      version: column('version', '+', 1),
    }))
    .where('id', '=', id)
    .where('version', '=', change.version)
    .returning('version')
    .executeTakeFirst()
  return row?.version
}

/** No longer than ci_by_name can hold: NFKC makes up to 18 characters of one. */
function folded(name: string): string {
  return searchable(name).slice(0, 800)
}
