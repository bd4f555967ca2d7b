import { type RawBuilder, sql } from 'kysely'
import { type PersonActor, type Tlp, visible, visibleCell } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'
import type { Reason } from './notice.ts'
import type { Ways } from './notice-choice.ts'
import { waysOf } from './notice-choice-view.ts'
import type { QuietHours } from './quiet-hours.ts'

/** Somebody who is to be told, if they may know. */
export interface Candidate {
  readonly personId: string
  readonly wantsMail: boolean
  readonly quiet: QuietHours | null
  /** How they hear of kinds of notices where it is not inbox and mail. */
  readonly ways: Ways
  readonly reason: readonly Reason[]
}

/**
 * Responders, engineers and handlers of the team; handlers where no team is responsible. Served by
 * membership_by_team.
 */
export async function findCandidates(db: Executor, teamId: string | null): Promise<readonly Candidate[]> {
  const answers =
    teamId === null
      ? sql`m.role = 'handler'`
      : sql`m.team_id = ${teamId} and m.role in ('responder', 'engineer', 'handler')`
  const team =
    teamId === null ? sql`null::jsonb` : sql`jsonb_build_object('id', t.id, 'ja', t.name_ja, 'en', t.name_en)`
  return await readCandidates(
    db,
    sql`
      select m.person_id, jsonb_build_object('role', m.role, 'team', ${team}) as reason
      from identity.membership m left join identity.team t on t.id = m.team_id where ${answers}`,
  )
}

/** Owners of the items, and people to whom one was given by name. Served by access_grant_once. */
export async function findNamed(db: Executor, ciIds: readonly string[]): Promise<readonly Candidate[]> {
  const ids = sql`${[...ciIds]}::uuid[]`
  return await readCandidates(
    db,
    sql`
      select ci.owner_id as person_id, jsonb_build_object('role', 'owner', 'team', null) as reason
      from inventory.ci where ci.id = any(${ids}) and ci.owner_id is not null
      union select g.person_id, jsonb_build_object('role', 'given', 'team', null)
      from identity.access_grant g where g.object_id = any(${ids}) and g.person_id is not null
        and (g.until is null or g.until > now())`,
  )
}

/** @param reasons rows (person_id, reason) */
async function readCandidates(db: Executor, reasons: RawBuilder<unknown>): Promise<readonly Candidate[]> {
  const { rows } = await sql<Candidate>`
    select p.id as "personId", p.email is not null and p.mail_notices as "wantsMail",
      case when q.person_id is not null then jsonb_build_object('begins', q.begins, 'ends', q.ends,
        'timeZone', p.time_zone) end as quiet,
      ${waysOf('p.id')} as ways, jsonb_agg(distinct r.reason) as reason
    from (${reasons}) r
    join identity.person p on p.id = r.person_id and p.disabled_at is null
    left join sharing.quiet_hours q on q.person_id = p.id
    group by p.id, q.person_id order by p.id`.execute(db)
  return rows
}

/** Everybody who holds one of the roles, for whom it is not about a team's items. */
export async function findHolders(db: Executor, roles: readonly string[]): Promise<readonly Candidate[]> {
  return await readCandidates(
    db,
    sql`
      select m.person_id, jsonb_build_object('role', 'administrator', 'team', null) as reason
      from identity.membership m where m.role = any(${[...roles]}::text[])`,
  )
}

/** The person who reported something; undefined where nothing can be told to them any more. */
export async function findReporter(db: Executor, personId: string): Promise<Candidate | undefined> {
  const [person] = await readCandidates(
    db,
    sql`select ${personId}::uuid as person_id, jsonb_build_object('role', 'reporter', 'team', null) as reason`,
  )
  return person
}

/** The TLP labels under which vulnerabilities themselves stand. */
export async function findTlps(db: Executor, ids: readonly string[]): Promise<ReadonlyMap<string, Tlp>> {
  const { rows } = await sql<{ id: string; tlp: Tlp }>`
    select id, tlp from intel.vulnerability where id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row.tlp]))
}

/** Counts by person, then by vulnerability. */
export type ItemCounts = ReadonlyMap<string, ReadonlyMap<string, number>>

/**
 * How many of the team's items want a decision now, for each person of those whose findings they may see: the sum over
 * access cells, as the worklist itself counts. People who see the same cells are counted once. Served by
 * cell_vulnerability's key.
 */
export async function countOpenItems(
  db: Executor,
  actors: readonly PersonActor[],
  subject: { readonly vulnerabilityIds: readonly string[]; readonly teamId: string | null },
): Promise<ItemCounts> {
  if (actors.length === 0) return new Map()
  const cells = await findCells(db, actors, subject.teamId)
  const sets = [...new Set(cells.values())]
  const pairs = sets.flatMap((set, number) => set.split(',').map((cell) => ({ number, cell })))
  const { rows } = await sql<{ number: number; id: string; open: number }>`
    select s.number, cv.vulnerability_id as id, sum(cv.open)::int as open
    from unnest(${pairs.map((pair) => pair.number)}::int[], ${pairs.map((pair) => pair.cell)}::int[]) as s (number, cell_id)
    join matching.cell_vulnerability cv on cv.cell_id = s.cell_id
      and cv.vulnerability_id = any(${[...subject.vulnerabilityIds]}::uuid[])
    group by 1, 2 having sum(cv.open) > 0`.execute(db)
  const counts = new Map(sets.map((set) => [set, new Map<string, number>()]))
  for (const { number, id, open } of rows) counts.get(sets[number] ?? '')?.set(id, open)
  return new Map([...cells].map(([personId, set]) => [personId, counts.get(set) ?? new Map()]))
}

/** The team's cells that each person may see, as a list in one order; who sees none is absent. */
async function findCells(
  db: Executor,
  actors: readonly PersonActor[],
  teamId: string | null,
): Promise<ReadonlyMap<string, string>> {
  const seen = actors.map(
    (actor) => sql`
      select ${actor.id} as "personId", string_agg(cell.id::text, ',' order by cell.id) as cells
      from cells cell where ${visibleCell(actor, 'finding.view', 'cell')}`,
  )
  const { rows } = await sql<{ personId: string; cells: string | null }>`
    with cells as materialized (
      select * from matching.cell where team_id is not distinct from ${teamId}::uuid
    ) ${sql.join(seen, sql` union all `)}`.execute(db)
  return new Map(rows.flatMap(({ personId, cells }) => (cells === null ? [] : [[personId, cells] as const])))
}

/** Those of the items whose findings each person may see. */
export async function findVisibleItems(
  db: Executor,
  actors: readonly PersonActor[],
  ciIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  if (actors.length === 0) return new Map()
  const seen = actors.map(
    (actor) => sql`
      select ${actor.id} as "personId", coalesce(array_agg(ci.id), '{}') as ids
      from items ci where ${visible(actor, 'finding.view', 'ci')}`,
  )
  const { rows } = await sql<{ personId: string; ids: readonly string[] }>`
    with items as materialized (select * from inventory.ci where id = any(${[...ciIds]}::uuid[]))
    ${sql.join(seen, sql` union all `)}`.execute(db)
  return new Map(rows.map((row) => [row.personId, new Set(row.ids)]))
}
