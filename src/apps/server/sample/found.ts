import {
  changeUser,
  createDivision,
  createOrganisation,
  createTeam,
  createUser,
  readDirectory,
} from '#contract/identity/people.ts'
import { setUp } from '#contract/identity/sessions.ts'
import { newPassword } from '../new-password.ts'
import type { Cast } from './cast.ts'
import {
  administrator,
  company,
  divisions,
  organisations,
  people,
  type SamplePerson,
  teams,
} from './company.data.ts'

/** How somebody of the sample signs in. */
export interface SignIn {
  readonly login: string
  readonly password: string
  readonly role: string
}

/** Ids by the keys of the data. */
export type Ids = ReadonlyMap<string, string>

export interface Structure {
  readonly organisations: Ids
  readonly divisions: Ids
  readonly teams: Ids
}

export interface Founded extends Structure {
  readonly signIns: readonly SignIn[]
}

/** Sets the house up by its one-time token, then adds the structure and everybody, as the administrator would. */
export async function foundCompany(cast: Cast, token: string): Promise<Founded> {
  const password = newPassword()
  const me = await cast.stranger(setUp, {
    body: { ...administrator, email: null, password, organisation: company, token },
  })
  cast.enter(administrator.login, me.id)
  const structure = await addStructure(cast, me.organisation.id)
  const signIns: SignIn[] = [{ login: administrator.login, password, role: 'administrator' }]
  for (const person of people) {
    const given = newPassword()
    await addPerson(cast, structure, { person, password: given })
    const [first] = person.memberships
    const signsIn = person.left !== true && person.machine !== true
    if (signsIn) signIns.push({ login: person.login, password: given, role: first?.role ?? '' })
  }
  return { ...structure, signIns }
}

async function addStructure(cast: Cast, organisationId: string): Promise<Structure> {
  const call = cast.as(administrator.login)
  const { teams: first } = await call(readDirectory)
  const found = {
    organisations: new Map<string, string>(),
    divisions: new Map<string, string>(),
    teams: new Map<string, string>(first.map(({ kind, id }) => [kind, id])),
  }
  for (const { key, ...body } of organisations)
    found.organisations.set(key, (await call(createOrganisation, { body })).id)
  for (const { key, name } of divisions) {
    found.divisions.set(key, (await call(createDivision, { body: { name, organisationId } })).id)
  }
  for (const { key, ...team } of teams) {
    found.teams.set(key, (await call(createTeam, { body: { ...team, organisationId } })).id)
  }
  return found
}

interface Newcomer {
  readonly person: SamplePerson
  readonly password: string
}

async function addPerson(cast: Cast, structure: Structure, { person, password }: Newcomer): Promise<void> {
  const { login, name, language } = person
  const organisationId =
    person.organisation === undefined ? undefined : structure.organisations.get(person.organisation)
  const { id } = await cast.as(administrator.login)(createUser, {
    body: {
      login,
      name,
      password,
      language,
      email: `${login}@minamo.example`,
      ...(organisationId === undefined ? {} : { organisationId }),
      ...(person.clearance === undefined ? {} : { clearance: person.clearance }),
      memberships: person.memberships.map(({ role, team, division }) => ({
        role,
        teamId: idIn(structure.teams, team),
        divisionId: idIn(structure.divisions, division),
      })),
    },
  })
  cast.enter(login, id)
}

/** The id of a key; null where there is no key. @throws for a key that is not there */
export function idIn(ids: Ids, key: string | null | undefined): string | null {
  if (key === undefined || key === null) return null
  const id = ids.get(key)
  if (id === undefined) throw new Error(`the sample has no ${key}`)
  return id
}

/** Who has left signs in no more. */
export async function sayGoodbye(cast: Cast): Promise<void> {
  for (const { login, left } of people) {
    if (left !== true) continue
    await cast.as(administrator.login)(changeUser, {
      params: { id: cast.idOf(login) },
      version: 1,
      body: { disabled: true },
    })
  }
}
