import { type RawBuilder, sql } from 'kysely'
import { type Actor, visible } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'
import { isSeen, seenHits } from '../hits/seen-view.ts'
import { findReach } from '../worklist/reach-view.ts'
import { stateByCi, stateCounts } from '../worklist/worklist-view.ts'
import type { Extent } from './assessment.ts'
import { isInForce } from './nearest-view.ts'

/** Items that decisions would reach, as far as the reader may see them; one counts once for each vulnerability. */
export interface Reached {
  readonly cis: number
  /** Of those: items that keep a nearer decision. */
  readonly kept: number
}

/** Counts what decisions on these vulnerabilities would reach. Whole teams are read from the maintained counts. */
export async function countReached(
  db: Executor,
  actor: Actor,
  reach: { readonly extent: Extent; readonly vulnerabilityIds: readonly string[] },
): Promise<Reached> {
  const { extent, vulnerabilityIds } = reach
  const isWholeTeam = extent.ciId === null && extent.componentId === null
  const count = isWholeTeam ? countWholeTeam : countFindings
  return {
    cis: await count(db, actor, { extent, vulnerabilityIds }),
    kept: await countKept(db, actor, { extent, vulnerabilityIds }),
  }
}

type Query = Parameters<typeof countReached>[2]

async function countWholeTeam(
  db: Executor,
  actor: Actor,
  { extent, vulnerabilityIds }: Query,
): Promise<number> {
  const reach = await findReach(db, actor, extent.teamId)
  const ids = sql`${[...vulnerabilityIds]}::uuid[]`
  const named = sql`ci.id = any(${[...reach.namedCiIds]}::uuid[]) and o.ci_id = any(${[...reach.namedCiIds]}::uuid[])
    and hit.vulnerability_id = any(${ids})`
  const { rows } = await sql<{ cis: number }>`
    select coalesce(sum(cis), 0)::int as cis from (
      select cis from matching.cell_vulnerability
      where vulnerability_id = any(${ids}) and cell_id = any(${[...reach.cells]}::int[])
      union all select cis from (select ${stateCounts} from (${stateByCi(named)}) state) named_ones) parts`.execute(
    db,
  )
  return rows[0]?.cis ?? 0
}

async function countFindings(
  db: Executor,
  actor: Actor,
  { extent, vulnerabilityIds }: Query,
): Promise<number> {
  const { rows } = await sql<{ cis: number }>`
    select count(*)::int as cis from (
      select distinct hit.vulnerability_id, ci.id from ${seenHits}
      where ${isSeen} and hit.vulnerability_id = any(${[...vulnerabilityIds]}::uuid[])
        and ${isWithin(extent)} and ${visible(actor, 'finding.view', 'ci')}) reached`.execute(db)
  return rows[0]?.cis ?? 0
}

/** Findings of the extent, as a condition on `seenHits`. */
export function isWithin(extent: Extent): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`ci.team_id = ${extent.teamId}`]
  if (extent.ciId !== null) {
    parts.push(
      sql`o.ci_id in (select descendant_id from inventory.closure where ancestor_id = ${extent.ciId})`,
    )
  }
  if (extent.componentId !== null) parts.push(sql`hit.component_id = ${extent.componentId}`)
  return sql.join(parts, sql` and `)
}

/** Nearer decisions are few: drawn from them. The order is that of nearness.ts. */
async function countKept(db: Executor, actor: Actor, { extent, vulnerabilityIds }: Query): Promise<number> {
  const { rows } = await sql<{ kept: number }>`
    select count(*)::int as kept from (
      select distinct hit.vulnerability_id, ci.id
      from ${seenHits}
      join matching.assessment a on a.vulnerability_id = hit.vulnerability_id and a.team_id = ci.team_id
        and a.undone_at is null and (a.component_id is null or a.component_id = hit.component_id)
      left join inventory.closure up on up.ancestor_id = a.ci_id and up.descendant_id = ci.id
      left join inventory.closure own on own.ancestor_id = ${extent.ciId}::uuid and own.descendant_id = ci.id
      where ${isSeen} and a.vulnerability_id = any(${[...vulnerabilityIds]}::uuid[]) and a.team_id = ${extent.teamId}
        and (a.ci_id is not null or a.component_id is not null)
        and (a.ci_id is null or up.ancestor_id is not null)
        and (coalesce(up.depth, ${beyondAll}), a.component_id is null)
          < (coalesce(own.depth, ${beyondAll}), ${extent.componentId === null})
        and ${isWithin(extent)} and ${isInForce('a')} and ${visible(actor, 'finding.view', 'ci')}) kept`.execute(
    db,
  )
  return rows[0]?.kept ?? 0
}

const beyondAll = 2_147_483_647
