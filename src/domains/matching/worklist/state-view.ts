import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'
import { everybody } from './list.ts'
import type { Narrowing } from './narrowing.ts'
import { findNarrowedReach, type Reach } from './reach-view.ts'
import { stateByCi, stateCounts } from './worklist-view.ts'

/** Vulnerabilities of some items: each counts in every state in which some item is; `settled` is nothing left to do. */
export interface StateCounts {
  readonly total: number
  readonly open: number
  readonly affected: number
  readonly settled: number
}

/**
 * How many vulnerabilities touch the items of a team, or items narrowed otherwise, by their states: exact, over what the
 * reader may see. A reader of all their cells is answered from the list itself; else the cells are read through
 * (cell_vulnerability_by_cell), as in counting a worklist.
 */
export async function countByState(
  db: Executor,
  actor: Actor,
  items: Pick<Narrowing, 'division' | 'organisation'> & { readonly teamId?: string | undefined },
): Promise<StateCounts> {
  const reach = await findNarrowedReach(db, actor, items)
  const { rows } = await sql<StateCounts>`
    select count(*)::int as total, (count(*) filter (where open > 0))::int as open,
      (count(*) filter (where affected > 0))::int as affected,
      (count(*) filter (where open = 0 and affected = 0))::int as settled
    from (${touching(reach, items.teamId)}) seen`.execute(db)
  return rows[0] ?? { total: 0, open: 0, affected: 0, settled: 0 }
}

function touching(reach: Reach, teamId: string | undefined): RawBuilder<unknown> {
  const ids = sql`any(${[...reach.namedCiIds]}::uuid[])`
  if (reach.isWhole && reach.namedCiIds.length === 0)
    return sql`select open, affected from matching.team_vulnerability where list = ${teamId ?? everybody} and cis > 0`
  const named = sql`union all select vulnerability_id, ${stateCounts}
    from (${stateByCi(sql`ci.id = ${ids} and o.ci_id = ${ids}`)}) state group by vulnerability_id`
  return sql`select sum(open) as open, sum(affected) as affected from (
      select vulnerability_id, cis, determined, open, affected, settled from matching.cell_vulnerability
      where cell_id = any(${[...reach.cells]}::int[])
      ${reach.namedCiIds.length === 0 ? sql`` : named}) parts
    group by vulnerability_id having sum(cis) > 0`
}
