import { type RawBuilder, sql } from 'kysely'
import { stateByCi, stateCounts } from './worklist-view.ts'

/** The cells of these vulnerabilities as they should be; restricted items belong to none (migration 0005). */
export function wantedCells(vulnerabilityIds: readonly string[]): RawBuilder<unknown> {
  const where = sql`hit.vulnerability_id = any(${[...vulnerabilityIds]}::uuid[]) and not ci.need_to_know and ci.tlp <> 'red'`
  return sql`
    select vulnerability_id, organisation_id, division_id, team_id, tlp, ${stateCounts}
    from (${stateByCi(where)}) state
    group by vulnerability_id, organisation_id, division_id, team_id, tlp`
}
