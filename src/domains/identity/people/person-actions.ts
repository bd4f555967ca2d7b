import { newId } from '#kernel/ids/ids.ts'
import { readWords } from '#kernel/text/search.ts'
import { emit } from '#platform/events/outbox.ts'
import { houseObject } from '../access/access.ts'
import { asActor, authorise, type Context, type Deed, requireAction } from '../access/access-actions.ts'
import type { Membership, Tlp } from '../access/actor.ts'
import type { Directory } from '../directory/directory.ts'
import { readDirectoryRows } from '../directory/directory-store.ts'
import { refuseIdentity } from '../errors.ts'
import { endSessions, makePassword } from '../sessions/session-actions.ts'
import { defaultClearance, findMembershipFault, type Person } from './person.ts'
import {
  countAdministrators,
  countPeople,
  findPerson,
  insertPerson,
  listPeople,
  type PersonFilter,
  updatePerson,
  writeMemberships,
} from './person-store.ts'

export interface PersonDraft {
  readonly login: string
  readonly name: string
  readonly email: string | null
  readonly password: string
  readonly language: 'ja' | 'en'
  readonly organisationId?: string | undefined
  readonly clearance?: Tlp | undefined
  readonly memberships: readonly Membership[]
}

/** Makes a person with their roles. @throws AppError for a taken login, a weak password, roles that make no sense */
export async function createPerson(context: Context, draft: PersonDraft): Promise<Person> {
  const password = await makePassword(draft.password, draft.login)
  return await asActor(context, async (deed) => {
    const id = newId(context.clock)
    const directory = await readDirectoryRows(deed.db)
    const organisation = findOrganisation(directory, draft.organisationId)
    const internal = organisation.kind === 'own' || organisation.kind === 'group'
    checkMemberships(directory, draft.memberships, internal)
    await authorise(deed, {
      action: 'user.change',
      object: houseObject(deed.actor),
      kind: 'person',
      id,
      detail: { login: draft.login, memberships: draft.memberships },
    })
    const isNew = await insertPerson(deed.db, {
      id,
      login: draft.login,
      name: draft.name,
      email: draft.email,
      organisationId: organisation.id,
      language: draft.language,
      clearance: draft.clearance ?? defaultClearance(internal),
      password,
      at: deed.now,
    })
    if (!isNew) throw refuseIdentity('login-taken', { facts: { login: draft.login } })
    await writeMemberships(deed.db, id, withIds(context, draft.memberships))
    await tellChange(deed, id)
    return await loadPerson(deed, id)
  })
}

export interface PersonEdit {
  readonly id: string
  readonly version: number | undefined
  readonly name?: string | undefined
  readonly email?: string | null | undefined
  readonly clearance?: Tlp | undefined
  readonly disabled?: boolean | undefined
  readonly memberships?: readonly Membership[] | undefined
}

/**
 * Changes a person. Disabling ends their sessions at once.
 * @throws AppError `identity.person-changed` with the person as they are now when the version is an old one
 */
export async function changePerson(context: Context, edit: PersonEdit): Promise<Person> {
  return await asActor(context, async (deed) => {
    const before = await loadPerson(deed, edit.id)
    const { id, version, ...detail } = edit
    await authorise(deed, {
      action: 'user.change',
      object: houseObject(deed.actor),
      kind: 'person',
      id,
      detail,
    })
    if (version === undefined) throw refuseIdentity('version-missing')
    const isCurrent = await updatePerson(deed.db, id, {
      name: edit.name,
      email: edit.email,
      clearance: edit.clearance,
      disabledAt: disabledAt(edit.disabled, deed.now),
      version,
    })
    if (!isCurrent) throw refuseIdentity('person-changed', { current: before })
    await replaceMemberships(deed, before, edit.memberships)
    if (edit.disabled === true) await endSessions(deed, id, {})
    if ((await countAdministrators(deed.db)) === 0) throw refuseIdentity('last-administrator')
    await tellChange(deed, id)
    return await loadPerson(deed, id)
  })
}

/** People in the order of their logins, for who may see them, and how many match. @throws AppError */
export async function listPeopleFor(
  context: Context,
  page: { readonly filter: PersonFilter; readonly after?: string | undefined; readonly limit: number },
): Promise<{ readonly people: readonly Person[]; readonly total: number }> {
  requireAction(context, 'user.view', houseObject(context.actor))
  const db = context.database.kysely
  const filter = { ...page.filter, words: readWords(page.filter.q ?? '') }
  return { people: await listPeople(db, { ...page, filter }), total: await countPeople(db, filter) }
}

/** One person, for who may see them. @throws AppError `identity.person-not-found` */
export async function readPerson(context: Context, id: string): Promise<Person> {
  requireAction(context, 'user.view', houseObject(context.actor))
  const person = await findPerson(context.database.kysely, id)
  if (person === undefined) throw refuseIdentity('person-not-found', { facts: { id } })
  return person
}

/** What became of a person matters to every open screen of theirs: roles count at once. */
async function tellChange(deed: Deed, personId: string): Promise<void> {
  await emit(deed, { name: 'identity.person-changed', payload: { personId }, at: deed.now })
}

function disabledAt(
  disabled: boolean | undefined,
  now: Temporal.Instant,
): { at: Temporal.Instant | null }['at'] | undefined {
  if (disabled === undefined) return undefined
  return disabled ? now : null
}

async function replaceMemberships(
  deed: Deed,
  person: Person,
  memberships: readonly Membership[] | undefined,
): Promise<void> {
  if (memberships === undefined) return
  const directory = await readDirectoryRows(deed.db)
  const organisation = findOrganisation(directory, person.organisationId)
  checkMemberships(directory, memberships, organisation.kind === 'own' || organisation.kind === 'group')
  await writeMemberships(deed.db, person.id, withIds(deed.context, memberships))
}

async function loadPerson(deed: Deed, id: string): Promise<Person> {
  const person = await findPerson(deed.db, id)
  if (person === undefined) throw refuseIdentity('person-not-found', { facts: { id } })
  return person
}

function findOrganisation(directory: Directory, id: string | undefined) {
  const found = directory.organisations.find((one) => (id === undefined ? one.kind === 'own' : one.id === id))
  if (found === undefined) throw refuseIdentity('organisation-not-found', { facts: { id: id ?? null } })
  return found
}

function checkMemberships(directory: Directory, memberships: readonly Membership[], internal: boolean): void {
  for (const { teamId, divisionId } of memberships) {
    if (teamId !== null && !directory.teams.some((team) => team.id === teamId)) {
      throw refuseIdentity('team-not-found', { facts: { id: teamId } })
    }
    if (divisionId !== null && !directory.divisions.some((division) => division.id === divisionId)) {
      throw refuseIdentity('division-not-found', { facts: { id: divisionId } })
    }
  }
  const fault = findMembershipFault(memberships, internal)
  if (fault !== undefined) throw refuseIdentity(fault)
}

function withIds(context: Context, memberships: readonly Membership[]) {
  return memberships.map((membership) => ({ ...membership, id: newId(context.clock) }))
}
