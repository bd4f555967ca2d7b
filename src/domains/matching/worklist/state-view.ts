import { type RawBuilder, sql } from 'kysely'
import { isCleared } from '#domains/intel/index.ts'
import type { Executor } from '#platform/database/database.ts'
import { everybody } from './list.ts'
import type { Asked } from './listing-view.ts'

/** Vulnerabilities of some items: each counts in every state in which some item is; `settled` is nothing left to do. */
export interface StateCounts {
  readonly total: number
  readonly open: number
  readonly affected: number
  readonly settled: number
}

/**
 * How many vulnerabilities touch the items of a worklist (its team, or by what its items are narrowed), by their states:
 * exact, over what the reader may see. A reader of all cells is answered from the list itself; else the cells are read
 * through (cell_vulnerability_by_cell), as in counting a worklist.
 */
export async function countByState(db: Executor, asked: Asked): Promise<StateCounts> {
  const { rows } = await sql<StateCounts>`
    select count(*)::int as total, (count(*) filter (where open > 0))::int as open,
      (count(*) filter (where affected > 0))::int as affected,
      (count(*) filter (where open = 0 and affected = 0))::int as settled
    from (
      select sum(open) as open, sum(affected) as affected from (${counts(asked)} ${namedCounts(asked)}) parts
      where ${isCleared(asked.actor, sql`vulnerability_id`)} group by vulnerability_id having sum(cis) > 0) seen`.execute(
    db,
  )
  return rows[0] ?? { total: 0, open: 0, affected: 0, settled: 0 }
}

function counts({ reach, filter }: Asked): RawBuilder<unknown> {
  const columns = sql`vulnerability_id, cis, open, affected`
  return reach.isWhole
    ? sql`select ${columns} from matching.team_vulnerability where list = ${filter.teamId ?? everybody}`
    : sql`select ${columns} from matching.cell_vulnerability where cell_id = any(${[...reach.cells]}::int[])`
}

/** What items beyond the cells add; it was counted when the worklist was asked for. */
function namedCounts({ named }: Asked): RawBuilder<unknown> {
  if (named === null) return sql``
  const column = (name: 'cis' | 'open' | 'affected') => sql`${named.map((one) => one[name])}::int[]`
  return sql`union all select * from
    unnest(${named.map(({ id }) => id)}::uuid[], ${column('cis')}, ${column('open')}, ${column('affected')})`
}
