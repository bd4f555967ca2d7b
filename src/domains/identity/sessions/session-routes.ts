import {
  changeMe,
  changePassword as changePasswordRoute,
  createToken as createTokenRoute,
  deleteToken as deleteTokenRoute,
  listTokens,
  type Me,
  readMe,
  readSetup,
  setUp as setUpRoute,
  signIn as signInRoute,
  signOut as signOutRoute,
} from '#contract/identity/sessions.ts'
import { answering } from '#platform/http/answer.ts'
import { type Context, personOf } from '../access/access-actions.ts'
import { describeMe } from '../people/me-actions.ts'
import { changeSettings } from '../people/settings-actions.ts'
import { readSetupNeeded, setUp } from '../setup/setup-actions.ts'
import { changePassword, createToken, deleteToken, signIn, signOut } from './session-actions.ts'
import { createTokenFor, listOwnTokens } from './token-actions.ts'

const answer = answering<Context>()

/** Signing in and out, the person signed in, their tokens, the first run. */
export const sessionRoutes = [
  answer(readSetup, async ({ context }) => ({ needed: await readSetupNeeded(context) })),
  answer(setUpRoute, async ({ context, body, agent, setSession }) => {
    const opened = await setUp(context, { ...body, agent })
    setSession(opened.token)
    return await describe({ ...context, actor: opened.actor })
  }),
  answer(signInRoute, async ({ context, body, address, agent, setSession }) => {
    const opened = await signIn(context, { ...body, address, agent })
    setSession(opened.token)
    return await describe({ ...context, actor: opened.actor })
  }),
  answer(signOutRoute, async ({ context, query, setSession }) => {
    await signOut(context, personOf(context), query.everywhere === 'true' ? 'everywhere' : 'here')
    setSession(null)
  }),
  answer(readMe, async ({ context }) => await describe(context)),
  answer(changeMe, async ({ context, body }) => {
    await changeSettings(context, personOf(context), body)
    return await describe(context)
  }),
  answer(changePasswordRoute, async ({ context, body }) => {
    const { login } = await describe(context)
    await changePassword(context, personOf(context), { login, ...body })
  }),
  answer(listTokens, async ({ context }) => {
    const rows = await listOwnTokens(context)
    return { rows: rows.map(presentToken), next: null, total: rows.length }
  }),
  answer(createTokenRoute, async ({ context, body }) => {
    const made =
      body.user === undefined
        ? await createOwn(context, body.label)
        : await createTokenFor(context, body.user, body.label)
    return {
      secret: made.secret,
      token: presentToken({ id: made.id, label: made.label, created_at: made.createdAt, last_used_at: null }),
    }
  }),
  answer(deleteTokenRoute, async ({ context, params }) => {
    await deleteToken(context, personOf(context), params.id)
  }),
]

async function createOwn(context: Context, label: string) {
  return await createToken(context, { personId: personOf(context).id, label })
}

async function describe(context: Context): Promise<Me> {
  return await describeMe(context.database.kysely, personOf(context))
}

function presentToken(row: {
  readonly id: string
  readonly label: string
  readonly created_at: Temporal.Instant
  readonly last_used_at: Temporal.Instant | null
}) {
  return {
    id: row.id,
    label: row.label,
    createdAt: row.created_at.toString(),
    lastUsedAt: row.last_used_at?.toString() ?? null,
  }
}
