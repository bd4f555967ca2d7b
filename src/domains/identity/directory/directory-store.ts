import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { BilingualName, Directory, Division, Organisation, Team } from './directory.ts'

export async function insertOrganisation(
  db: Executor,
  organisation: Organisation & { readonly at: Temporal.Instant },
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
  division: Division & { readonly at: Temporal.Instant },
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
  team: Team & { readonly at: Temporal.Instant },
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
    organisations: organisations.map((row) => ({ id: row.id, kind: row.kind, name: nameOf(row) })),
    divisions: divisions.map((row) => ({
      id: row.id,
      organisationId: row.organisation_id,
      name: nameOf(row),
    })),
    teams: teams.map((row) => ({
      id: row.id,
      organisationId: row.organisation_id,
      kind: row.kind,
      name: nameOf(row),
    })),
  }
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
