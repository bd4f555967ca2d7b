import { type RawBuilder, sql } from 'kysely'
import type { SearchWord } from '#kernel/text/search.ts'
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

/** What narrows the list of people; a choice keeps its values, or leaves them out. */
export interface PersonFilter {
  readonly q?: string | undefined
  readonly role?: { readonly values: readonly string[]; readonly unwanted: boolean } | undefined
  readonly state?:
    | { readonly values: readonly ('active' | 'disabled')[]; readonly unwanted: boolean }
    | undefined
  readonly teamId?: string | undefined
  readonly divisionId?: string | undefined
  readonly organisationId?: string | undefined
}

type Narrowed = PersonFilter & {
  /** Of `q`, as texts are compared. */
  readonly words: readonly SearchWord[]
}

/** People in the order of their logins; there are hundreds, so they are read through. */
export async function listPeople(
  db: Executor,
  page: { readonly filter: Narrowed; readonly after?: string | undefined; readonly limit: number },
): Promise<readonly Person[]> {
  const place = page.after === undefined ? sql`true` : sql`p.login > ${page.after}`
  const { rows } = await sql<{ id: string }>`
    select p.id from identity.person p where ${matches(page.filter)} and ${place}
    order by p.login limit ${page.limit}`.execute(db)
  return rows.length === 0 ? [] : await selectPeople(db, { ids: rows.map((row) => row.id) })
}

/** How many people match. */
export async function countPeople(db: Executor, filter: Narrowed): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from identity.person p where ${matches(filter)}`.execute(db)
  return rows[0]?.total ?? 0
}

function matches({ words, role, state, teamId, divisionId, organisationId }: Narrowed): RawBuilder<unknown> {
  const conditions = [
    ...words.map(({ text }) => sql`strpos(p.folded, ${text}) > 0`),
    ...(role === undefined
      ? []
      : [sql`${holds(sql`m.role = any(${[...role.values]}::text[])`)} <> ${role.unwanted}`]),
    ...(state === undefined
      ? []
      : [
          sql`(case when p.disabled_at is null then 'active' else 'disabled' end = any(${[...state.values]}::text[]))
            <> ${state.unwanted}`,
        ]),
    ...(teamId === undefined ? [] : [holds(sql`m.team_id = ${teamId}`)]),
    ...(divisionId === undefined ? [] : [holds(sql`m.division_id = ${divisionId}`)]),
    ...(organisationId === undefined ? [] : [sql`p.organisation_id = ${organisationId}`]),
  ]
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

function holds(what: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`exists (select from identity.membership m where m.person_id = p.id and ${what})`
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
  readonly ids: readonly string[]
}

async function selectPeople(db: Executor, selection: Selection): Promise<readonly Person[]> {
  const rows = await db
    .selectFrom('identity.person')
    .selectAll()
    .where('id', 'in', [...selection.ids])
    .orderBy('login')
    .execute()
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
