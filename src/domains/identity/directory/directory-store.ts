import type { Executor } from '#platform/database/database.ts'

export interface BilingualName {
  readonly ja: string | null
  readonly en: string | null
}

export type OrganisationKind = 'own' | 'group' | 'supplier' | 'customer' | 'authority'
export type TeamKind = 'csirt' | 'psirt' | 'division'

export interface Organisation {
  readonly id: string
  readonly name: BilingualName
  readonly kind: OrganisationKind
}

export interface Division {
  readonly id: string
  readonly name: BilingualName
  readonly organisationId: string
}

export interface Team {
  readonly id: string
  readonly name: BilingualName
  readonly kind: TeamKind
  readonly organisationId: string
}

/** The whole structure: small enough to be read at once. */
export interface Directory {
  readonly organisations: readonly Organisation[]
  readonly divisions: readonly Division[]
  readonly teams: readonly Team[]
}

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

function names(thing: { readonly name: BilingualName }) {
  return { name_ja: thing.name.ja, name_en: thing.name.en }
}

function nameOf(row: { readonly name_ja: string | null; readonly name_en: string | null }): BilingualName {
  return { ja: row.name_ja, en: row.name_en }
}
