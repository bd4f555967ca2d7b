import { expect, it } from 'vitest'
import { AppError } from '#kernel/errors/app-error.ts'
import { fixedClock } from '#kernel/time/clock.ts'
import { testContext, testDatabase } from '#test/database.ts'
import { changePerson, createPerson } from '../people/person-actions.ts'
import { prepareSetup, setUp } from '../setup/setup-actions.ts'
import { hashPassword, isPassword, isWeakPassword } from './password.ts'
import { actorOfSession, changePassword, signIn, signOut } from './session-actions.ts'

const database = await testDatabase()
const clock = fixedClock('2026-11-22T10:00:00Z')
const context = testContext(database, undefined, { clock })
const password = 'a long and quiet secret'
const token = (await prepareSetup(context)) ?? ''
const setup = {
  organisation: { ja: '社', en: null },
  login: 'admin',
  name: 'A',
  email: null,
  password,
  language: 'ja',
}
const first = await setUp(context, { ...setup, language: 'ja', token, agent: 'test' })

function attempt(secret: string, address = '192.0.2.1') {
  return signIn(context, { login: 'admin', password: secret, address, agent: 'test' })
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => 'allowed',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  )
}

it('uses the set-up link up', async () => {
  const again = setUp(context, { ...setup, language: 'ja', token, agent: 'test', login: 'intruder' })

  expect(await codeOf(again)).toBe('identity.setup-done')
  expect(await prepareSetup(context)).toBeUndefined()
})

it('keeps a password only as argon2id, and tells weak ones', async () => {
  const kept = await hashPassword(password)

  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await isPassword(password, kept)).toBe(true)
  expect(await isPassword(`${password}!`, kept)).toBe(false)
  expect(isWeakPassword('password1234', 'x')).toBe(true)
  expect(isWeakPassword('hanako-hanako-1', 'hanako')).toBe(true)
  expect(isWeakPassword('ｐａｓｓｗｏｒｄ1234', 'x')).toBe(true)
  expect(isWeakPassword(password, 'admin')).toBe(false)
})

it('gives every sign-in a session of its own, and ends one or all at once', async () => {
  const here = await attempt(password)
  const there = await attempt(password)

  await signOut({ ...context, actor: here.actor }, here.actor, 'here')

  expect(await actorOfSession(context, here.token)).toBeUndefined()
  expect((await actorOfSession(context, there.token))?.id).toBe(first.actor.id)
  await signOut({ ...context, actor: there.actor }, there.actor, 'everywhere')
  expect(await actorOfSession(context, there.token)).toBeUndefined()
  expect(await actorOfSession(context, first.token)).toBeUndefined()
})

it('takes the language of the page for the person at the first sign-in only', async () => {
  const secret = 'the quiet of the harbour'
  const admin = { ...context, actor: first.actor }
  const { id } = await createPerson(admin, {
    login: 'visitor',
    name: 'V',
    email: null,
    language: 'ja',
    clearance: 'green',
    password: secret,
    memberships: [{ role: 'administrator', teamId: null, divisionId: null }],
  })
  const visit = (language?: 'ja' | 'en') =>
    signIn(context, { login: 'visitor', password: secret, address: '192.0.2.2', agent: 'test', language })

  expect((await visit('en')).actor).toMatchObject({ id, language: 'en' })
  expect((await visit('ja')).actor.language).toBe('en')
  expect((await visit()).actor.language).toBe('en')
})

it('ends other sessions when the password changes, and refuses a wrong current one', async () => {
  const here = await attempt(password)
  const there = await attempt(password)
  const own = { ...context, actor: here.actor }

  const wrong = changePassword(own, here.actor, {
    login: 'admin',
    current: 'wrong',
    next: 'another quiet secret',
  })
  expect(await codeOf(wrong)).toBe('identity.current-password-wrong')
  await changePassword(own, here.actor, { login: 'admin', current: password, next: `${password} 2` })

  expect((await actorOfSession(context, here.token))?.id).toBe(here.actor.id)
  expect(await actorOfSession(context, there.token)).toBeUndefined()
  await changePassword(own, here.actor, { login: 'admin', current: `${password} 2`, next: password })
})

it('slows down who guesses, and forgets it in time', async () => {
  const codes: string[] = []
  for (let guess = 0; guess < 7; guess += 1)
    codes.push(await codeOf(attempt(`guess number ${guess}`, '192.0.2.2')))

  expect(codes.slice(0, 6)).toEqual(Array(6).fill('identity.wrong-password'))
  expect(codes[6]).toBe('identity.too-many-attempts')
  expect(await codeOf(attempt(password, '192.0.2.3'))).toBe('identity.too-many-attempts')
  clock.advance({ hours: 1 })
  expect(await codeOf(attempt(password, '192.0.2.3'))).toBe('allowed')
})

it('lets a session end by time', async () => {
  const { token: cookie } = await attempt(password, '192.0.2.4')

  clock.advance({ hours: 31 * 24 })

  expect(await actorOfSession(context, cookie)).toBeUndefined()
})

it('never disables the last administrator', async () => {
  const change = { id: first.actor.id, version: 1, disabled: true }

  expect(await codeOf(changePerson({ ...context, actor: first.actor }, change))).toMatch(
    /identity\.(last-administrator|person-changed)/,
  )
})
