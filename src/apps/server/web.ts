import { describeApi } from '#contract/openapi.ts'
import { allRoutes } from '#contract/routes.ts'
import {
  type Actor,
  actorOfSession,
  actorOfToken,
  type Context,
  houseObject,
  type PersonActor,
  requireAction,
  system,
} from '#domains/identity/index.ts'
import { systemClock } from '#kernel/time/clock.ts'
import { requireLife } from '#platform/database/database.ts'
import type { Answering } from '#platform/http/answer.ts'
import { type Caller, type Credentials, identify, type MountOptions, mount } from '#platform/http/mount.ts'
import { createHttpServer, type HttpServer } from '#platform/http/server.ts'
import { openMetrics } from '#platform/metrics/index.ts'
import { exportMeans } from './exports.ts'
import type { House } from './house.ts'
import { openStreams } from './streams.ts'

const nobody: Actor = { kind: 'nobody' }

/** The answers of the contract over HTTP, not yet listening. */
export async function createWeb(
  house: House,
  options: MountOptions<Context> = mountOptions(house),
): Promise<HttpServer> {
  const app = await createHttpServer({ log: house.log })
  mountContract(app, house, options)
  return app
}

/** Everything that people and machines reach: the contract, the event stream, signs of life, figures. */
export async function createPublicWeb(house: House): Promise<HttpServer> {
  const options = mountOptions(house)
  const streams = openStreams(house, options)
  const metrics = openMetrics({
    database: house.database,
    clock: systemClock,
    listeners: house.modules.flatMap((module) => module.listeners(house.contextOf(system))),
    streams: () => streams.stats(),
  })
  const app = await createHttpServer({ log: house.log, observe: metrics.observe })
  mountContract(app, house, options)
  streams.mount(app)
  app.get('/healthz', async () => {
    await requireLife(house.database)
    return { status: 'ok' }
  })
  app.get('/metrics', async (request, reply) => {
    const { context } = await identify(request, options)
    requireAction(context, 'system.view', houseObject(context.actor))
    const { contentType, text } = await metrics.render()
    return reply.type(contentType).send(text)
  })
  return app
}

function mountContract(app: HttpServer, house: House, options: MountOptions<Context>): void {
  mount(app, answersOf(house), options)
  const description = describeApi(allRoutes, house.contextOf(nobody).program.version)
  app.get('/api/v1/openapi.json', () => description)
}

/** All answers; start fails when a line of the contract has none, or two. */
function answersOf(house: Pick<House, 'modules'>): readonly Answering<Context>[] {
  const answers = house.modules.flatMap((module) => module.routes)
  const answered = answers.map(({ route }) => route.id)
  const missing = allRoutes.filter((route) => !answered.includes(route.id)).map((route) => route.id)
  const twice = answered.filter((id, index) => answered.indexOf(id) !== index)
  if (missing.length > 0 || twice.length > 0) {
    throw new Error(`routes without answer: ${missing.join(', ')}; with two: ${twice.join(', ')}`)
  }
  return answers
}

/** People sign in by cookie, programs by token. */
function mountOptions(house: House): MountOptions<Context> {
  return {
    secureCookies: house.config.publicUrl?.startsWith('https:') ?? false,
    authenticate: (credentials) => authenticate(house, credentials),
    exports: exportMeans,
  }
}

async function authenticate(house: House, credentials: Credentials): Promise<Caller<Context>> {
  const actor = await findActor(house.contextOf(nobody), credentials)
  return {
    context: house.contextOf(actor ?? nobody),
    signedIn: actor !== undefined,
    language: actor?.language,
  }
}

async function findActor(context: Context, credentials: Credentials): Promise<PersonActor | undefined> {
  if (credentials.bearer !== undefined) return await actorOfToken(context, credentials.bearer)
  if (credentials.cookie !== undefined) return await actorOfSession(context, credentials.cookie)
  return undefined
}
