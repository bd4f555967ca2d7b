import { type RawBuilder, sql } from 'kysely'
import { type Actor, mayHold, type PersonActor } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'
import type { ActivityPlace, ActivityRow, FieldValue, Happening } from './activity.ts'
import {
  type Branch,
  decisions,
  documents,
  hitsAt,
  hitsOf,
  interests,
  itemChanges,
  listings,
  records,
  relations,
} from './happening-view.ts'

/** A row as the database gives it; an item's fields are as the trail keeps them. */
export type KeptRow = Omit<ActivityRow, 'happening'> & {
  readonly happening:
    | Exclude<Happening, { readonly kind: 'item' }>
    | { readonly kind: 'item'; readonly isCreated: boolean; readonly fields: unknown }
}

export interface ActivityPage {
  readonly after?: ActivityPlace | undefined
  readonly limit: number
}

/** What happened to a vulnerability, as far as the reader may know, newest first. */
export async function listVulnerabilityActivity(
  db: Executor,
  actor: PersonActor,
  page: ActivityPage & { readonly vulnerabilityId: string },
): Promise<readonly KeptRow[]> {
  const id = page.vulnerabilityId
  const teamIds = mayHold(actor, 'interest.view') ? await listTeamIds(db, actor) : []
  return await listRows(db, page, [
    decisions(actor, sql`a.vulnerability_id = ${id}`),
    interests(id, teamIds),
    records(id),
    listings(id),
    hitsOf(actor, id),
  ])
}

/** What happened to an item that the reader may see, newest first. */
export async function listCiActivity(
  db: Executor,
  actor: Actor,
  page: ActivityPage & { readonly ciId: string; readonly mayFindings: boolean },
): Promise<readonly KeptRow[]> {
  const id = page.ciId
  return await listRows(db, page, [
    itemChanges(id),
    documents(id),
    relations(actor, id),
    ...(page.mayFindings ? [decisions(actor, sql`a.ci_id = ${id}`), hitsAt(actor, id)] : []),
  ])
}

async function listRows(
  db: Executor,
  { after, limit }: ActivityPage,
  branches: readonly Branch[],
): Promise<readonly KeptRow[]> {
  const place: RawBuilder<unknown> =
    after === undefined ? sql`true` : sql`(at, id collate "C") < (${after.at}::timestamptz, ${after.id})`
  const { rows } = await sql<KeptRow>`
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, id, who, origin, happening
    from (${sql.join([...branches], sql` union all `)}) line (at, id, who, origin, happening)
    where ${place} order by line.at desc, line.id collate "C" desc limit ${limit}`.execute(db)
  return rows
}

/** The teams of whose interest the reader may know. */
async function listTeamIds(db: Executor, actor: PersonActor): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from identity.team where organisation_id = any(${[...actor.reach]}::uuid[])`.execute(db)
  return rows.map((row) => row.id)
}

/** Present names of people, teams and divisions, by id. */
export async function findFieldNames(
  db: Executor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, FieldValue>> {
  if (ids.length === 0) return new Map()
  const wanted = sql`any(${[...ids]}::uuid[])`
  const { rows } = await sql<{ id: string; name: FieldValue }>`
    select id, to_jsonb(name) as name from identity.person where id = ${wanted}
    union all select id, jsonb_build_object('ja', name_ja, 'en', name_en) from identity.team where id = ${wanted}
    union all select id, jsonb_build_object('ja', name_ja, 'en', name_en) from identity.division where id = ${wanted}`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.id, row.name]))
}
