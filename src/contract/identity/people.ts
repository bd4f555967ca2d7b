import { z } from 'zod'
import { route } from '../route.ts'
import { BilingualName, ById, choiceOf, Id, Language, listOf, Name, Page, Time, Tlp } from '../shapes.ts'
import { Role, TeamKind } from './access.ts'
import { Login, Password } from './sessions.ts'

export const OrganisationKind = z.enum(['own', 'group', 'supplier', 'customer', 'authority'])

const Version = z.number().int()

export const Organisation = z.strictObject({
  id: Id,
  name: BilingualName,
  kind: OrganisationKind,
  version: Version,
})
export type Organisation = z.infer<typeof Organisation>

export const Division = z.strictObject({
  id: Id,
  name: BilingualName,
  organisationId: Id,
  version: Version,
})
export type Division = z.infer<typeof Division>

export const Team = z.strictObject({
  id: Id,
  name: BilingualName,
  kind: TeamKind,
  organisationId: Id,
  version: Version,
})
export type Team = z.infer<typeof Team>

const Membership = z.strictObject({
  id: Id,
  role: Role,
  teamId: Id.nullable(),
  divisionId: Id.nullable(),
})

export const User = z.strictObject({
  id: Id,
  login: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  language: Language,
  clearance: Tlp,
  organisationId: Id,
  disabledAt: Time.nullable(),
  memberships: z.array(Membership),
  version: z.number().int(),
})
export type User = z.infer<typeof User>

/** The structure in one answer: it is small and every form needs it. Guests see their own organisation only. */
export const readDirectory = route({
  id: 'identity.read-directory',
  method: 'GET',
  path: '/directory',
  access: 'signed-in',
  answer: z.strictObject({
    organisations: z.array(Organisation),
    divisions: z.array(Division),
    teams: z.array(Team),
  }),
})

export const createOrganisation = route({
  id: 'identity.create-organisation',
  method: 'POST',
  path: '/organisations',
  access: { action: 'directory.change' },
  body: z.strictObject({ name: BilingualName, kind: OrganisationKind }),
  answer: Organisation,
  status: 201,
})

export const createDivision = route({
  id: 'identity.create-division',
  method: 'POST',
  path: '/divisions',
  access: { action: 'directory.change' },
  body: z.strictObject({ name: BilingualName, organisationId: Id }),
  answer: Division,
  status: 201,
})

export const createTeam = route({
  id: 'identity.create-team',
  method: 'POST',
  path: '/teams',
  access: { action: 'directory.change' },
  body: z.strictObject({ name: BilingualName, kind: TeamKind, organisationId: Id }),
  answer: Team,
  status: 201,
})

/**
 * Renames an organisation or changes what it is to the company (If-Match). From inside to outside, or back, only as
 * long as nobody belongs to it; the own one stays the own one.
 */
export const changeOrganisation = route({
  id: 'identity.change-organisation',
  method: 'PATCH',
  path: '/organisations/{id}',
  access: { action: 'directory.change' },
  params: ById,
  body: z.strictObject({ name: BilingualName.optional(), kind: OrganisationKind.optional() }),
  answer: Organisation,
})

/** Renames a division (If-Match). */
export const changeDivision = route({
  id: 'identity.change-division',
  method: 'PATCH',
  path: '/divisions/{id}',
  access: { action: 'directory.change' },
  params: ById,
  body: z.strictObject({ name: BilingualName.optional() }),
  answer: Division,
})

/** Renames a team or changes which kind it is (If-Match). */
export const changeTeam = route({
  id: 'identity.change-team',
  method: 'PATCH',
  path: '/teams/{id}',
  access: { action: 'directory.change' },
  params: ById,
  body: z.strictObject({ name: BilingualName.optional(), kind: TeamKind.optional() }),
  answer: Team,
})

/** One change of an organisation, a division or a team; `before` is null where it was made. */
const StructureChange = z.strictObject({
  id: z.string(),
  at: Time,
  by: z.string().nullable(),
  origin: z.string(),
  name: z.strictObject({ before: BilingualName.nullable(), after: BilingualName }).nullable(),
  kind: z.strictObject({ before: z.string().nullable(), after: z.string() }).nullable(),
})
export type StructureChange = z.infer<typeof StructureChange>

/** What an organisation, a division or a team was called and when, newest first. */
export const listStructureChanges = route({
  id: 'identity.list-structure-changes',
  method: 'GET',
  path: '/directory/{id}/changes',
  access: { action: 'user.view' },
  params: ById,
  query: Page,
  answer: listOf(StructureChange),
})

/** What narrows the list of people; each is a choice (`a,b`, or `!a,b` for all but those), and all hold together. */
export const UserFilter = z.strictObject({
  /** Part of a name, a login or a mail address, however wide it was typed. */
  q: z.string().max(200).optional(),
  role: choiceOf(Role),
  state: choiceOf(z.enum(['active', 'disabled'])),
  teamId: Id.optional(),
  divisionId: Id.optional(),
  organisationId: Id.optional(),
})

/** People in the order of their logins. */
export const listUsers = route({
  id: 'identity.list-users',
  method: 'GET',
  path: '/users',
  access: { action: 'user.view' },
  query: Page.extend(UserFilter.shape),
  answer: listOf(User),
})

export const readUser = route({
  id: 'identity.read-user',
  method: 'GET',
  path: '/users/{id}',
  access: { action: 'user.view' },
  params: ById,
  answer: User,
})

export const createUser = route({
  id: 'identity.create-user',
  method: 'POST',
  path: '/users',
  access: { action: 'user.change' },
  body: z.strictObject({
    login: Login,
    name: Name,
    email: z.email().nullable().default(null),
    password: Password,
    language: Language.default('ja'),
    organisationId: Id.optional(),
    clearance: Tlp.optional(),
    memberships: z
      .array(
        z.strictObject({
          role: Role,
          teamId: Id.nullable().default(null),
          divisionId: Id.nullable().default(null),
        }),
      )
      .min(1),
  }),
  answer: User,
  status: 201,
})

/** Changes a person (If-Match). Disabling ends their sessions and streams at once. */
export const changeUser = route({
  id: 'identity.change-user',
  method: 'PATCH',
  path: '/users/{id}',
  access: { action: 'user.change' },
  params: ById,
  body: z.strictObject({
    name: Name.optional(),
    email: z.email().nullable().optional(),
    clearance: Tlp.optional(),
    disabled: z.boolean().optional(),
    memberships: z
      .array(z.strictObject({ role: Role, teamId: Id.nullable(), divisionId: Id.nullable() }))
      .min(1)
      .optional(),
  }),
  answer: User,
})

/** Gives one object to one person, or to everybody of one outside organisation. */
export const createGrant = route({
  id: 'identity.create-grant',
  method: 'POST',
  path: '/grants',
  access: { action: 'grant.change' },
  body: z
    .strictObject({
      ciId: Id,
      userId: Id.optional(),
      organisationId: Id.optional(),
      /** Null: until it is taken back. */
      until: Time.nullable().default(null),
    })
    .refine((grant) => (grant.userId === undefined) !== (grant.organisationId === undefined)),
  answer: z.strictObject({ id: Id }),
  status: 201,
})

export const deleteGrant = route({
  id: 'identity.delete-grant',
  method: 'DELETE',
  path: '/grants/{id}',
  access: { action: 'grant.change' },
  params: ById,
})

export const AuditRow = z.strictObject({
  id: z.string(),
  at: Time,
  actor: z.string().nullable(),
  origin: z.string(),
  action: z.string(),
  outcome: z.enum(['done', 'refused']),
  object: z.strictObject({ kind: z.string(), id: z.string() }).nullable(),
  detail: z.record(z.string(), z.unknown()),
})

export const listAudit = route({
  id: 'identity.list-audit',
  method: 'GET',
  path: '/audit',
  access: { action: 'audit.view' },
  query: Page.extend({ object: z.string().max(200).optional(), action: z.string().max(100).optional() }),
  answer: listOf(AuditRow),
})
