import type { Executor } from '#platform/database/database.ts'
import { actionsOf } from '../access/access.ts'
import type { Membership, PersonActor, Tlp } from '../access/actor.ts'
import type { BilingualName, TeamKind } from '../directory/directory.ts'
import { readDirectoryRows } from '../directory/directory-store.ts'
import { refuseIdentity } from '../errors.ts'
import { findPerson } from './person-store.ts'

/** The person signed in, with names of their teams and what they may try. */
export interface OwnProfile {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly email: string | null
  readonly language: 'ja' | 'en'
  readonly theme: 'system' | 'light' | 'dark'
  readonly timeZone: string
  readonly mailNotices: boolean
  readonly clearance: Tlp
  readonly organisation: { id: string; name: { ja: string | null; en: string | null }; internal: boolean }
  readonly memberships: {
    role: Membership['role']
    team: { id: string; name: BilingualName; kind: TeamKind } | null
    division: { id: string; name: BilingualName } | null
  }[]
  readonly may: string[]
}

export async function describeMe(db: Executor, actor: PersonActor): Promise<OwnProfile> {
  const person = await findPerson(db, actor.id)
  const directory = await readDirectoryRows(db)
  const organisation = directory.organisations.find((one) => one.id === actor.organisationId)
  if (person === undefined || organisation === undefined) {
    throw refuseIdentity('person-not-found', { facts: { id: actor.id } })
  }
  const { id, login, name, email, language, theme, timeZone, mailNotices, clearance } = person
  return {
    id,
    login,
    name,
    email,
    language,
    theme,
    timeZone,
    mailNotices,
    clearance,
    organisation: { id: organisation.id, name: organisation.name, internal: actor.internal },
    memberships: person.memberships.map((membership) => {
      const team = directory.teams.find((one) => one.id === membership.teamId)
      const division = directory.divisions.find((one) => one.id === membership.divisionId)
      return {
        role: membership.role,
        team: team === undefined ? null : { id: team.id, name: team.name, kind: team.kind },
        division: division === undefined ? null : { id: division.id, name: division.name },
      }
    }),
    may: [...actionsOf(actor)],
  }
}
