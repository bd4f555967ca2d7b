import { sql } from 'kysely'
import { type Actor, visible } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'
import type { RelationKind } from './relation.ts'

export interface RelationRow {
  readonly id: string
  readonly kind: RelationKind
  readonly direction: 'from' | 'to'
  readonly other: { readonly id: string; readonly name: string; readonly kind: string }
  /** Whether the actor may end it, as far as the other end goes. */
  readonly mayEnd: boolean
}

/** The item's relations whose other end the actor may see, by kind and name. */
export async function listRelationRows(
  db: Executor,
  actor: Actor,
  ciId: string,
): Promise<readonly RelationRow[]> {
  const { rows } = await sql<RelationRow>`
    select r.id, r.kind, case when r.from_id = ${ciId} then 'from' else 'to' end as direction,
      jsonb_build_object('id', other.id, 'name', other.name, 'kind', other.kind) as other,
      (${visible(actor, 'ci.change', 'other')}) is true as "mayEnd"
    from inventory.relation r
    join inventory.ci other on other.id = case when r.from_id = ${ciId} then r.to_id else r.from_id end
    where r.until is null and (r.from_id = ${ciId} or r.to_id = ${ciId}) and ${visible(actor, 'ci.view', 'other')}
    order by r.kind, other.folded, r.id`.execute(db)
  return rows
}
