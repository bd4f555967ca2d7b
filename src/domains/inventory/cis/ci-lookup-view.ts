import { type Actor, type Guarded, givenTo } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'
import type { Attributes, Ci } from './ci.ts'

/** The item with what access is decided by; undefined also when the actor's wall hides it. */
export async function findCi(db: Executor, actor: Actor, id: string): Promise<(Ci & Guarded) | undefined> {
  const row = await db
    .selectFrom('inventory.ci as ci')
    .selectAll()
    .select(givenTo(actor, 'ci').as('given'))
    .where('ci.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  return {
    id: row.id,
    kind: row.kind,
    side: row.side,
    name: row.name,
    organisationId: row.organisation_id,
    divisionId: row.division_id,
    teamId: row.team_id,
    ownerId: row.owner_id,
    criticality: row.criticality,
    exposure: row.exposure,
    tlp: row.tlp,
    needToKnow: row.need_to_know,
    attributes: readAttributes(row.attributes),
    version: row.version,
    given: row.given === true,
  }
}

function readAttributes(kept: unknown): Attributes {
  const entries = Object.entries(Object(kept)).filter(
    (entry): entry is [string, string | number | boolean] =>
      typeof entry[1] === 'string' || typeof entry[1] === 'number' || typeof entry[1] === 'boolean',
  )
  return Object.fromEntries(entries)
}
