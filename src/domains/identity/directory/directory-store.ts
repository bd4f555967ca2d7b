import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type {
  BilingualName,
  Directory,
  Division,
  Organisation,
  Place,
  PlaceChange,
  PlaceKind,
  Team,
} from './directory.ts'

export async function insertOrganisation(
  db: Executor,
  organisation: Omit<Organisation, 'version'> & { readonly at: Temporal.Instant },
): Promise<void> {
  await db
    .insertInto('identity.organisation')
    .values({
      id: organisation.id,
      kind: organisation.kind,
      ...names(organisation),
      created_at: organisation.at,
    })
    .execute()
}

export async function insertDivision(
  db: Executor,
  division: Omit<Division, 'version'> & { readonly at: Temporal.Instant },
): Promise<void> {
  await db
    .insertInto('identity.division')
    .values({
      id: division.id,
      organisation_id: division.organisationId,
      ...names(division),
      created_at: division.at,
    })
    .execute()
}

export async function insertTeam(
  db: Executor,
  team: Omit<Team, 'version'> & { readonly at: Temporal.Instant },
): Promise<void> {
  await db
    .insertInto('identity.team')
    .values({
      id: team.id,
      organisation_id: team.organisationId,
      kind: team.kind,
      ...names(team),
      created_at: team.at,
    })
    .execute()
}

export async function readDirectoryRows(db: Executor): Promise<Directory> {
  const organisations = await db.selectFrom('identity.organisation').selectAll().orderBy('id').execute()
  const divisions = await db.selectFrom('identity.division').selectAll().orderBy('id').execute()
  const teams = await db.selectFrom('identity.team').selectAll().orderBy('id').execute()
  return {
    organisations: organisations.map((row) => ({
      id: row.id,
      kind: row.kind,
      name: nameOf(row),
      version: row.version,
    })),
    divisions: divisions.map((row) => ({
      id: row.id,
      organisationId: row.organisation_id,
      name: nameOf(row),
      version: row.version,
    })),
    teams: teams.map((row) => ({
      id: row.id,
      organisationId: row.organisation_id,
      kind: row.kind,
      name: nameOf(row),
      version: row.version,
    })),
  }
}

/** @returns undefined where there is no such part of the structure */
export async function findPlace(db: Executor, kind: PlaceKind, id: string): Promise<Place | undefined> {
  const { rows } = await sql<Place>`
    select id, jsonb_build_object('ja', name_ja, 'en', name_en) as name, kind, version from (
      select id, name_ja, name_en, kind, version, 'organisation' as part from identity.organisation
      union all select id, name_ja, name_en, null, version, 'division' from identity.division
      union all select id, name_ja, name_en, kind, version, 'team' from identity.team) place
    where part = ${kind} and id = ${id}`.execute(db)
  return rows[0]
}

/** Writes names and kind if the version is still the same. @returns whether it was */
export async function updatePlace(
  db: Executor,
  part: PlaceKind,
  edit: { readonly id: string; readonly version: number; readonly change: PlaceChange },
): Promise<boolean> {
  const { id, version, change } = edit
  const name = change.name
  const named = name === undefined ? sql`` : sql`name_ja = ${name.ja}, name_en = ${name.en},`
  const kind = change.kind === undefined ? sql`` : sql`kind = ${change.kind},`
  const which = sql`where id = ${id} and version = ${version} returning id`
  const { rows } = await {
    organisation: sql`update identity.organisation set ${named} ${kind} version = version + 1 ${which}`,
    division: sql`update identity.division set ${named} version = version + 1 ${which}`,
    team: sql`update identity.team set ${named} ${kind} version = version + 1 ${which}`,
  }[part].execute(db)
  return rows.length > 0
}

/** Whether anybody belongs to the organisation, also those who cannot sign in any more. */
export async function hasPeople(db: Executor, organisationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('identity.person')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Ids of parts of the structure. */
export interface Places {
  readonly organisation: readonly string[]
  readonly division: readonly string[]
  readonly team: readonly string[]
}

/** Those within before those around them. */
export async function deletePlaces(db: Executor, { team, division, organisation }: Places): Promise<void> {
  await sql`delete from identity.team where id = any(${[...team]}::uuid[])`.execute(db)
  await sql`delete from identity.division where id = any(${[...division]}::uuid[])`.execute(db)
  await sql`delete from identity.organisation where id = any(${[...organisation]}::uuid[])`.execute(db)
}

function names(thing: { readonly name: BilingualName }) {
  return { name_ja: thing.name.ja, name_en: thing.name.en }
}

function nameOf(row: { readonly name_ja: string | null; readonly name_en: string | null }): BilingualName {
  return { ja: row.name_ja, en: row.name_en }
}
