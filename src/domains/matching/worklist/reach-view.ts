import { sql } from 'kysely'
import { type Actor, isNamed, visible, visibleCell } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'
import type { Narrowing } from './narrowing.ts'
import { narrowedItems } from './narrowing-view.ts'

/** What of the counts a reader may add up. */
export interface Reach {
  readonly cells: readonly number[]
  /** Whether that is all there is, so that the worklist's own counts are the reader's. */
  readonly isWhole: boolean
  /** Items beyond the cells, by their ids: the reader's own or given ones; they are counted when read. */
  readonly namedCiIds: readonly string[]
}

/**
 * Cells and items are few beside the counts: found first, so that the counts are joined by number.
 * @param teamId only this team's, or undefined for everybody's
 */
export async function findReach(db: Executor, actor: Actor, teamId: string | undefined): Promise<Reach> {
  return await findNarrowedReach(db, actor, { teamId })
}

/** The same of items of some sides, kinds or divisions only. */
export async function findNarrowedReach(
  db: Executor,
  actor: Actor,
  { teamId, ...narrowing }: Narrowing & { readonly teamId?: string | undefined },
): Promise<Reach> {
  const ofTeam = (alias: string) =>
    teamId === undefined ? sql`true` : sql`${sql.ref(`${alias}.team_id`)} = ${teamId}`
  const isWanted = (alias: string) => narrowedItems(narrowing, alias)
  const { rows } = await sql<Reach>`
    select coalesce((select array_agg(cell.id) from matching.cell
        where ${ofTeam('cell')} and ${isWanted('cell')} and ${visibleCell(actor, 'finding.view', 'cell')}), '{}') as cells,
      not exists (select from matching.cell
        where ${ofTeam('cell')} and (${isWanted('cell')} and ${visibleCell(actor, 'finding.view', 'cell')}) is not true)
        as "isWhole",
      coalesce((select array_agg(ci.id) from inventory.ci
        where ${isNamed(actor, 'ci')} and ${visible(actor, 'finding.view', 'ci')} and ${ofTeam('ci')} and ${isWanted('ci')}
          and (ci.need_to_know or ci.tlp = 'red' or ${visibleCell(actor, 'finding.view', 'ci')} is not true)), '{}')
        as "namedCiIds"`.execute(db)
  return rows[0] ?? { cells: [], isWhole: false, namedCiIds: [] }
}
