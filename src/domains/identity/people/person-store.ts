import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { Membership, Tlp } from '../access/actor.ts'
import type { Person } from './person.ts'

export interface NewPerson {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly email: string | null
  readonly organisationId: string
  readonly language: 'ja' | 'en'
  readonly clearance: Tlp
  readonly password: string
  readonly at: Temporal.Instant
}

/** @returns false when the login is taken */
export async function insertPerson(db: Executor, person: NewPerson): Promise<boolean> {
  const row = await db
    .insertInto('identity.person')
    .values({
      id: person.id,
      login: person.login,
      name: person.name,
      email: person.email,
      organisation_id: person.organisationId,
      language: person.language,
      clearance: person.clearance,
      password: person.password,
      created_at: person.at,
    })
    .onConflict((conflict) => conflict.column('login').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Replaces a person's memberships. */
export async function writeMemberships(
  db: Executor,
  personId: string,
  memberships: readonly (Membership & { readonly id: string })[],
): Promise<void> {
  await db.deleteFrom('identity.membership').where('person_id', '=', personId).execute()
  if (memberships.length === 0) return
  await db
    .insertInto('identity.membership')
    .values(
      memberships.map((membership) => ({
        id: membership.id,
        person_id: personId,
        role: membership.role,
        team_id: membership.teamId,
        division_id: membership.divisionId,
      })),
    )
    .execute()
}

export interface PersonChange {
  readonly name?: string | undefined
  readonly email?: string | null | undefined
  readonly clearance?: Tlp | undefined
  readonly disabledAt?: Temporal.Instant | null | undefined
  readonly language?: 'ja' | 'en' | undefined
  readonly theme?: 'system' | 'light' | 'dark' | undefined
  readonly timeZone?: string | undefined
  readonly mailNotices?: boolean | undefined
  readonly password?: string | undefined
}

/** @returns false when the version is another by now (only checked where given) */
export async function updatePerson(
  db: Executor,
  id: string,
  change: PersonChange & { readonly version?: number | undefined },
): Promise<boolean> {
  let query = db
    .updateTable('identity.person')
    // Kysely leaves out what is undefined.
    .set((column) => ({
      name: change.name,
      email: change.email,
      clearance: change.clearance,
      disabled_at: change.disabledAt,
      language: change.language,
      theme: change.theme,
      time_zone: change.timeZone,
      mail_notices: change.mailNotices,
      password: change.password,
      version: column('version', '+', 1),
    }))
    .where('id', '=', id)
  if (change.version !== undefined) query = query.where('version', '=', change.version)
  return (await query.returning('id').executeTakeFirst()) !== undefined
}

export async function findPerson(db: Executor, id: string): Promise<Person | undefined> {
  const [person] = await selectPeople(db, { ids: [id] })
  return person
}

export async function findPersonByLogin(db: Executor, login: string): Promise<Person | undefined> {
  const row = await db
    .selectFrom('identity.person')
    .select('id')
    .where('login', '=', login)
    .executeTakeFirst()
  return row === undefined ? undefined : await findPerson(db, row.id)
}

/** The kept password of a login that is not disabled. */
export async function findPassword(
  db: Executor,
  login: string,
): Promise<{ readonly id: string; readonly password: string } | undefined> {
  return await db
    .selectFrom('identity.person')
    .select(['id', 'password'])
    .where('login', '=', login)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
}

/** People in the order of their logins. */
export async function listPeople(
  db: Executor,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<readonly Person[]> {
  return await selectPeople(db, page)
}

/** Administrators who can still sign in. */
export async function countAdministrators(db: Executor): Promise<number> {
  const row = await db
    .selectFrom('identity.membership as membership')
    .innerJoin('identity.person as person', 'person.id', 'membership.person_id')
    .select((count) => count.fn.count<number>('membership.person_id').distinct().as('people'))
    .where('membership.role', '=', 'administrator')
    .where('person.disabled_at', 'is', null)
    .executeTakeFirstOrThrow()
  return row.people
}

interface Selection {
  readonly ids?: readonly string[]
  readonly after?: string | undefined
  readonly limit?: number
}

async function selectPeople(db: Executor, selection: Selection): Promise<readonly Person[]> {
  let query = db.selectFrom('identity.person').selectAll().orderBy('login')
  if (selection.ids !== undefined) query = query.where('id', 'in', [...selection.ids])
  if (selection.after !== undefined) query = query.where('login', '>', selection.after)
  if (selection.limit !== undefined) query = query.limit(selection.limit)
  const rows = await query.execute()
  const memberships = await selectMemberships(
    db,
    rows.map((row) => row.id),
  )
  return rows.map((row) => ({
    id: row.id,
    login: row.login,
    name: row.name,
    email: row.email,
    organisationId: row.organisation_id,
    language: row.language,
    theme: row.theme,
    timeZone: row.time_zone,
    mailNotices: row.mail_notices,
    clearance: row.clearance,
    disabledAt: row.disabled_at,
    version: row.version,
    memberships: memberships.filter((membership) => membership.personId === row.id),
  }))
}

async function selectMemberships(db: Executor, personIds: readonly string[]) {
  if (personIds.length === 0) return []
  return await db
    .selectFrom('identity.membership as membership')
    .select(['id', 'person_id as personId', 'role', 'team_id as teamId', 'division_id as divisionId'])
    .where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`)
    .orderBy('id')
    .execute()
}
