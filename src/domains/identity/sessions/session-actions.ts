import { newId, newToken } from '#kernel/ids/ids.ts'
import { emit } from '#platform/events/outbox.ts'
import { asActor, type Context, type Deed, record } from '../access/access-actions.ts'
import type { PersonActor } from '../access/actor.ts'
import { loadActor } from '../access/actor-actions.ts'
import { hasBeenDoneTo } from '../audit/audit-view.ts'
import { refuseIdentity } from '../errors.ts'
import { findPassword, updatePerson } from '../people/person-store.ts'
import { hashPassword, isPassword, isWeakPassword, pretendToCompare } from './password.ts'
import {
  deleteSessions,
  deleteTokenRow,
  findBlock,
  findLiveSessions,
  findSession,
  findTokenPerson,
  forgetFailures,
  insertSession,
  insertToken,
  noteFailedAttempt,
} from './session-store.ts'

/** Sessions end after 30 days, used or not (ASVS 7.3.2). */
const sessionLife = { hours: 30 * 24 }

/** Failures that cost nothing yet, per login and per address. */
const freeFailures = { login: 5, address: 20 }

export interface Attempt {
  readonly login: string
  readonly password: string
  readonly address: string
  readonly agent: string
  /** In which the page asked; who made the account could only guess the person's. */
  readonly language?: 'ja' | 'en' | undefined
}

/**
 * Signs a person in.
 * @returns the actor and the token for the cookie
 * @throws AppError `identity.wrong-password`, `identity.too-many-attempts`
 */
export async function signIn(
  context: Context,
  attempt: Attempt,
): Promise<{ actor: PersonActor; token: string }> {
  const login = attempt.login.trim().toLowerCase()
  const subjects = { login: `login:${login}`, address: `address:${attempt.address}` }
  const db = context.database.kysely
  await refuseWhileBlocked(context, Object.values(subjects))
  const found = await findPassword(db, login)
  const isRight =
    found === undefined ? await pretendToFail(attempt) : await isPassword(attempt.password, found.password)
  if (found === undefined || !isRight) {
    const now = context.clock.now()
    await noteFailedAttempt(db, { subject: subjects.login, free: freeFailures.login, now })
    await noteFailedAttempt(db, { subject: subjects.address, free: freeFailures.address, now })
    context.log.warn({ login, address: attempt.address }, 'sign-in failed')
    throw refuseIdentity('wrong-password')
  }
  return await asActor(context, async (deed) => {
    await forgetFailures(deed.db, subjects.login)
    if (attempt.language !== undefined && !(await hasBeenDoneTo(deed.db, 'session.open', found.id)))
      await updatePerson(deed.db, found.id, { language: attempt.language })
    return await openSession(deed, found.id, attempt.agent)
  })
}

async function refuseWhileBlocked(context: Context, subjects: readonly string[]): Promise<void> {
  const blockedUntil = await findBlock(context.database.kysely, subjects, context.clock.now())
  if (blockedUntil === undefined) return
  const seconds = Math.ceil(context.clock.now().until(blockedUntil).total('seconds'))
  throw refuseIdentity('too-many-attempts', { facts: { seconds } })
}

/** A session that was left open must not be a place to guess the password at leisure. */
async function checkCurrentPassword(
  context: Context,
  claim: { readonly login: string; readonly current: string },
): Promise<void> {
  const subject = `password:${claim.login}`
  await refuseWhileBlocked(context, [subject])
  const db = context.database.kysely
  const found = await findPassword(db, claim.login)
  if (found !== undefined && (await isPassword(claim.current, found.password))) return
  await noteFailedAttempt(db, { subject, free: freeFailures.login, now: context.clock.now() })
  throw refuseIdentity('current-password-wrong')
}

async function pretendToFail(attempt: Attempt): Promise<false> {
  await pretendToCompare(attempt.password)
  return false
}

/** Opens a session for a person whose identity is proven; always with a new token (ASVS 7.2.4). */
export async function openSession(
  deed: Deed,
  personId: string,
  agent: string,
): Promise<{ actor: PersonActor; token: string }> {
  const { clock } = deed.context
  const id = newId(clock)
  const token = newToken()
  await insertSession(deed.db, {
    id,
    token,
    personId,
    now: deed.now,
    expiresAt: deed.now.add(sessionLife),
    agent,
  })
  const actor = await loadActor(deed.db, personId, { origin: 'ui', sessionId: id })
  if (actor === undefined) throw refuseIdentity('wrong-password')
  await record({ ...deed, actor }, { action: 'session.open', kind: 'person', id: personId })
  return { actor, token }
}

/** The actor behind a session token, or undefined. */
export async function actorOfSession(context: Context, token: string): Promise<PersonActor | undefined> {
  const session = await findSession(context.database.kysely, token, context.clock.now())
  if (session === undefined) return undefined
  return await loadActor(context.database.kysely, session.personId, { origin: 'ui', sessionId: session.id })
}

/** The actor behind an API token, or undefined. */
export async function actorOfToken(context: Context, secret: string): Promise<PersonActor | undefined> {
  const personId = await findTokenPerson(context.database.kysely, secret, context.clock.now())
  if (personId === undefined) return undefined
  return await loadActor(context.database.kysely, personId, { origin: 'api', sessionId: null })
}

/** Which of the sessions still live; asked for open streams. */
export async function findLiveSessionIds(
  context: Pick<Context, 'database' | 'clock'>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  return await findLiveSessions(context.database.kysely, ids, context.clock.now())
}

/** Ends the session at hand, or all of the person's; open streams hear of it at once. */
export async function signOut(
  context: Context,
  person: PersonActor,
  everywhere: 'here' | 'everywhere',
): Promise<void> {
  await asActor(context, async (deed) => {
    if (everywhere === 'everywhere') await endSessions(deed, person.id, {})
    else if (person.sessionId !== null) await endSessions(deed, person.id, { only: person.sessionId })
    await record(deed, { action: `session.end-${everywhere}`, kind: 'person', id: person.id })
  })
}

/** Ends sessions of a person and tells the streams of every process. */
export async function endSessions(
  deed: Deed,
  personId: string,
  which: { readonly only?: string; readonly except?: string | null },
): Promise<void> {
  const ended = await deleteSessions(deed.db, personId, which)
  await emit(deed, {
    name: 'identity.sessions-ended',
    payload: { personId, sessionIds: ended },
    at: deed.now,
  })
}

/** Changes the person's own password and ends every other session. */
export async function changePassword(
  context: Context,
  person: PersonActor,
  change: { readonly login: string; readonly current: string; readonly next: string },
): Promise<void> {
  await checkCurrentPassword(context, change)
  const password = await makePassword(change.next, change.login)
  await asActor(context, async (deed) => {
    await updatePerson(deed.db, person.id, { password })
    await endSessions(deed, person.id, { except: person.sessionId })
    await record(deed, { action: 'password.change', kind: 'person', id: person.id })
  })
}

/** @throws AppError `identity.weak-password` */
export async function makePassword(password: string, login: string): Promise<string> {
  if (isWeakPassword(password, login)) throw refuseIdentity('weak-password')
  return await hashPassword(password)
}

export interface NewToken {
  readonly personId: string
  readonly label: string
}

/** Makes an API token; its secret is told once. */
export async function createToken(
  context: Context,
  draft: NewToken,
): Promise<{ id: string; label: string; secret: string; createdAt: Temporal.Instant }> {
  return await asActor(context, async (deed) => {
    const id = newId(context.clock)
    const secret = `rnk_${newToken()}`
    await insertToken(deed.db, { id, secret, personId: draft.personId, label: draft.label, now: deed.now })
    await record(deed, {
      action: 'token.create',
      kind: 'person',
      id: draft.personId,
      detail: { label: draft.label },
    })
    return { id, label: draft.label, secret, createdAt: deed.now }
  })
}

/** @throws AppError `identity.token-not-found`, also for tokens of others */
export async function deleteToken(context: Context, person: PersonActor, id: string): Promise<void> {
  await asActor(context, async (deed) => {
    if (!(await deleteTokenRow(deed.db, id, person.id))) throw refuseIdentity('token-not-found')
    await record(deed, { action: 'token.delete', kind: 'token', id })
  })
}
