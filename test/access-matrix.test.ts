import { describe, expect, it } from 'vitest'
import { allRoutes } from '#contract/routes.ts'
import type { Actor, Context } from '#domains/identity/index.ts'
import type { Answering } from '#platform/http/answer.ts'
import { openMail } from '#platform/mail/index.ts'
import { listModules } from '../src/apps/modules.ts'
import { probeHint } from './access/hints.ts'
import { matrix } from './access/matrix.ts'
import { probeRoute, serveAs } from './access/probe.ts'
import { buildWorld } from './access/world.ts'
import { silentLog, testContext, testDatabase } from './database.ts'

const database = await testDatabase()
const context = testContext(database)
const contextOf = (actor: Actor): Context => ({ ...context, actor })
const world = await buildWorld(database, context)
const mailer = openMail({ url: undefined, from: 'renkei@localhost', log: silentLog })
const modules = listModules({ mailer, publicUrl: 'http://localhost' })
const answers = modules.flatMap((module) => module.routes)
const hints = modules.flatMap((module) => module.hints)

it('has a row for every route, and none for what is no route', () => {
  expect(Object.keys(matrix).sort()).toEqual(allRoutes.map((route) => route.id).sort())
})

describe('every route answers every role as the policy says', async () => {
  const app = await serveAs(world, answers, contextOf)

  it.each(allRoutes.map((route) => route.id))('%s', async (routeId) => {
    expect(await probeRoute(app, world, routeId)).toEqual([])
  })
})

/** Whoever calls is taken for an administrator to whom everything was given, and a member of both teams. */
function withHole(answer: Answering<Context>): Answering<Context> {
  const { administrator, ...rest } = Object.fromEntries(world.actors)
  if (administrator?.kind !== 'person')
    throw new Error(`the world lacks an administrator among ${Object.keys(rest)}`)
  const everybody: Actor = {
    ...administrator,
    id: world.people.get('handler') ?? '',
    clearance: 'red',
    memberships: [
      ...administrator.memberships,
      { role: 'handler', teamId: world.teams.csirt, divisionId: null },
      { role: 'handler', teamId: world.teams.psirt, divisionId: null },
    ],
  }
  return { route: answer.route, reply: (call) => answer.reply({ ...call, context: contextOf(everybody) }) }
}

/** Routes that tell or do nothing that depends on who asks. */
const harmless = [
  'identity.read-setup',
  'identity.set-up',
  'identity.sign-in',
  'identity.sign-out',
  'identity.change-password',
  'sharing.change-quiet-hours',
  'inventory.list-ci-kinds',
  'sharing.read-sample',
]

describe('a hole planted in a route is caught', () => {
  const guarded = allRoutes.map((route) => route.id).filter((id) => !harmless.includes(id))

  it.each(guarded)('%s', async (routeId) => {
    const holed = answers.map((answer) => (answer.route.id === routeId ? withHole(answer) : answer))
    const app = await serveAs(world, holed, contextOf)

    expect((await probeRoute(app, world, routeId)).length).toBeGreaterThan(0)
  })
})

describe('the event stream tells of a change only who may know of the thing', () => {
  it.each(hints.map((hint) => [hint.kind, hint.event] as const))('%s (%s)', async (_kind, event) => {
    const hint = hints.find((one) => one.event === event)

    expect(hint === undefined ? ['no hint'] : await probeHint(database, world, hint)).toEqual([])
  })

  it.each(hints.map((hint) => [hint.kind, hint.event] as const))(
    'and a hole planted in %s (%s) is caught',
    async (_kind, event) => {
      const hint = hints.find((one) => one.event === event)
      if (hint === undefined) throw new Error('no hint')
      const holed = {
        ...hint,
        visible: (_unit: unknown, _actor: unknown, ids: readonly string[]) => Promise.resolve(new Set(ids)),
      }

      expect((await probeHint(database, world, holed)).length).toBeGreaterThan(0)
    },
  )
})

it('notices a route without a row', async () => {
  const app = await serveAs(world, answers, contextOf)

  expect(await probeRoute(app, world, 'inventory.open-backdoor')).toEqual([
    'inventory.open-backdoor: has no row in the access matrix',
  ])
})
