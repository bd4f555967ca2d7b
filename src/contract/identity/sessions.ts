import { z } from 'zod'
import { route } from '../route.ts'
import { BilingualName, Id, Language, Name, Tlp } from '../shapes.ts'
import { Role, TeamKind } from './access.ts'

export const Login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,63}$/)

/** 12 to 200 characters; common ones are refused by the server (ASVS 6.2.1, 6.2.4). */
export const Password = z.string().min(12).max(200)

export const Theme = z.enum(['system', 'light', 'dark'])

/** The person signed in: who, in which words and where, and what they may do somewhere. */
export const Me = z.strictObject({
  id: Id,
  login: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  language: Language,
  theme: Theme,
  timeZone: z.string(),
  mailNotices: z.boolean(),
  clearance: Tlp,
  organisation: z.strictObject({ id: Id, name: BilingualName, internal: z.boolean() }),
  memberships: z.array(
    z.strictObject({
      role: Role,
      team: z.strictObject({ id: Id, name: BilingualName, kind: TeamKind }).nullable(),
      division: z.strictObject({ id: Id, name: BilingualName }).nullable(),
    }),
  ),
  /** Actions held in any scope: the web shows what can be tried; the server decides on the object. */
  may: z.array(z.string()),
})
export type Me = z.infer<typeof Me>

export const readSetup = route({
  id: 'identity.read-setup',
  method: 'GET',
  path: '/setup',
  access: 'anybody',
  answer: z.strictObject({ needed: z.boolean() }),
})

/** First run: the one-time link makes the organisation, its two teams and the first administrator. */
export const setUp = route({
  id: 'identity.set-up',
  method: 'POST',
  path: '/setup',
  access: 'anybody',
  body: z.strictObject({
    token: z.string().max(200),
    organisation: BilingualName,
    login: Login,
    name: Name,
    email: z.email().nullable(),
    password: Password,
    language: Language,
  }),
  answer: Me,
  status: 201,
})

/** The language of the page becomes the person's own with their first sign-in; later it is theirs to change. */
export const signIn = route({
  id: 'identity.sign-in',
  method: 'POST',
  path: '/sessions',
  access: 'anybody',
  body: z.strictObject({
    login: z.string().max(200),
    password: z.string().max(200),
    language: Language.optional(),
  }),
  answer: Me,
  status: 201,
})

export const signOut = route({
  id: 'identity.sign-out',
  method: 'DELETE',
  path: '/sessions',
  access: 'signed-in',
  query: z.strictObject({ everywhere: z.enum(['true', 'false']).default('false') }),
})

export const readMe = route({
  id: 'identity.read-me',
  method: 'GET',
  path: '/me',
  access: 'signed-in',
  answer: Me,
})

export const changeMe = route({
  id: 'identity.change-me',
  method: 'PATCH',
  path: '/me',
  access: 'signed-in',
  body: z.strictObject({
    language: Language.optional(),
    theme: Theme.optional(),
    timeZone: z.string().max(64).optional(),
    mailNotices: z.boolean().optional(),
  }),
  answer: Me,
})

/** Changing the password ends every other session of the person. */
export const changePassword = route({
  id: 'identity.change-password',
  method: 'PUT',
  path: '/me/password',
  access: 'signed-in',
  body: z.strictObject({ current: z.string().max(200), next: Password }),
})

export const Token = z.strictObject({
  id: Id,
  label: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
})

export const listTokens = route({
  id: 'identity.list-tokens',
  method: 'GET',
  path: '/tokens',
  access: 'signed-in',
  answer: z.strictObject({ rows: z.array(Token), next: z.null(), total: z.number().int() }),
})

/** Makes an API token of the person; the secret is shown once. `user` (a login) only for administrators. */
export const createToken = route({
  id: 'identity.create-token',
  method: 'POST',
  path: '/tokens',
  access: 'signed-in',
  body: z.strictObject({ label: Name, user: Login.optional() }),
  answer: z.strictObject({ token: Token, secret: z.string() }),
  status: 201,
})

export const deleteToken = route({
  id: 'identity.delete-token',
  method: 'DELETE',
  path: '/tokens/{id}',
  access: 'signed-in',
  params: z.strictObject({ id: Id }),
})
