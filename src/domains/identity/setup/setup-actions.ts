import { newId, newToken } from '#kernel/ids/ids.ts'
import { asActor, type Context, type Deed, record } from '../access/access-actions.ts'
import { type PersonActor, system } from '../access/actor.ts'
import type { BilingualName } from '../directory/directory.ts'
import { insertOrganisation, insertTeam } from '../directory/directory-store.ts'
import { refuseIdentity } from '../errors.ts'
import { defaultClearance } from '../people/person.ts'
import { insertPerson, writeMemberships } from '../people/person-store.ts'
import { makePassword, openSession } from '../sessions/session-actions.ts'
import { hashToken } from '../sessions/session-store.ts'
import { isSetupNeeded, replaceSetupToken, takeSetupToken } from './setup-store.ts'

/** A new one-time token while nobody is there, else undefined. No account exists by default (ASVS 6.3.2). */
export async function prepareSetup(context: Context): Promise<string | undefined> {
  return await asActor({ ...context, actor: system }, async (deed) => {
    if (!(await isSetupNeeded(deed.db))) return undefined
    const token = newToken()
    await replaceSetupToken(deed.db, hashToken(token), deed.now)
    return token
  })
}

export async function readSetupNeeded(context: Context): Promise<boolean> {
  return await isSetupNeeded(context.database.kysely)
}

export interface Setup {
  readonly organisation: BilingualName
  readonly login: string
  readonly name: string
  readonly email: string | null
  readonly password: string
  readonly language: 'ja' | 'en'
}

/**
 * The first run by the one-time link: the company, its CSIRT and PSIRT, and the first administrator.
 * @throws AppError `identity.setup-done`, `identity.setup-token-wrong`, `identity.weak-password`
 */
export async function setUp(
  context: Context,
  setup: Setup & { readonly token: string; readonly agent: string },
): Promise<{ actor: PersonActor; token: string }> {
  const password = await makePassword(setup.password, setup.login)
  return await asActor({ ...context, actor: system }, async (deed) => {
    const isRight = await takeSetupToken(deed.db, hashToken(setup.token))
    if (!(await isSetupNeeded(deed.db))) throw refuseIdentity('setup-done')
    if (!isRight) throw refuseIdentity('setup-token-wrong')
    const id = await found(deed, setup, password)
    return await openSession(deed, id, setup.agent)
  })
}

/** The same from the operator's own shell, where the data folder itself is the proof. */
export async function setUpByOperator(context: Context, setup: Setup): Promise<string> {
  const password = await makePassword(setup.password, setup.login)
  return await asActor({ ...context, actor: system }, async (deed) => {
    await takeSetupToken(deed.db, Buffer.alloc(0))
    if (!(await isSetupNeeded(deed.db))) throw refuseIdentity('setup-done')
    return await found(deed, setup, password)
  })
}

/** Names of the two teams until somebody gives them others. */
const teams = [
  { kind: 'csirt', name: { ja: 'CSIRT', en: 'CSIRT' } },
  { kind: 'psirt', name: { ja: 'PSIRT', en: 'PSIRT' } },
] as const

async function found(deed: Deed, setup: Setup, password: string): Promise<string> {
  const { clock } = deed.context
  const organisationId = newId(clock)
  await insertOrganisation(deed.db, {
    id: organisationId,
    kind: 'own',
    name: setup.organisation,
    at: deed.now,
  })
  for (const team of teams)
    await insertTeam(deed.db, { id: newId(clock), organisationId, ...team, at: deed.now })
  const id = newId(clock)
  await insertPerson(deed.db, {
    id,
    login: setup.login,
    name: setup.name,
    email: setup.email,
    organisationId,
    language: setup.language,
    clearance: defaultClearance(true),
    password,
    at: deed.now,
  })
  const administrator = { id: newId(clock), role: 'administrator', teamId: null, divisionId: null } as const
  await writeMemberships(deed.db, id, [administrator])
  await record(deed, { action: 'setup', kind: 'person', id, detail: { organisation: setup.organisation } })
  return id
}
