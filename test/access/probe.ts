import type { AnyRoute } from '#contract/route.ts'
import { allRoutes } from '#contract/routes.ts'
import type { Actor, Context } from '#domains/identity/index.ts'
import type { Answering } from '#platform/http/answer.ts'
import { mount } from '#platform/http/mount.ts'
import { createHttpServer, type HttpServer } from '#platform/http/server.ts'
import { silentLog } from '../database.ts'
import type { Probe } from './expectations.ts'
import { matrix } from './matrix.ts'
import type { World } from './world.ts'

/** The answers over HTTP, where the bearer token is simply the actor's name in the world. */
export async function serveAs(
  world: World,
  answers: readonly Answering<Context>[],
  contextOf: (actor: Actor) => Context,
): Promise<HttpServer> {
  const app = await createHttpServer({ log: silentLog })
  mount(app, answers, {
    secureCookies: false,
    authenticate: ({ bearer }) => {
      const actor = world.actors.get(bearer ?? 'nobody') ?? { kind: 'nobody' }
      return Promise.resolve({
        context: contextOf(actor),
        signedIn: actor.kind !== 'nobody',
        language: undefined,
      })
    },
  })
  return app
}

/** Sends every probe of the route as every actor. @returns what does not hold, in words */
export async function probeRoute(app: HttpServer, world: World, routeId: string): Promise<readonly string[]> {
  const breaches: string[] = []
  for (const [name, actor] of world.actors) {
    const row = matrix[routeId]
    if (row === undefined) return [`${routeId}: has no row in the access matrix`]
    for (const probe of row(world, actor)) {
      const wrong = await send(app, { routeId, name, probe })
      if (wrong !== undefined) breaches.push(`${routeId} as ${name} (${probe.what}): ${wrong}`)
    }
  }
  return breaches
}

async function send(
  app: HttpServer,
  shot: { readonly routeId: string; readonly name: string; readonly probe: Probe },
): Promise<string | undefined> {
  const { probe, name } = shot
  const route = allRoutes.find((one) => one.id === shot.routeId)
  if (route === undefined) return 'is no route'
  const response = await app.inject({ method: route.method, ...requestOf(probe, name) })
  if (name === 'nobody' && route.access !== 'anybody') {
    return response.statusCode === 401 ? undefined : `answers ${response.statusCode} to nobody`
  }
  if (!statusesOf(probe, route).includes(response.statusCode)) {
    return `answers ${response.statusCode}, the policy wants ${probe.expect}: ${response.body.slice(0, 200)}`
  }
  if (probe.expect !== 'allowed' || response.statusCode >= 400) return undefined
  return probe.check?.(route.answerForm === 'lines' ? readLines(response.body) : readValue(response.body))
}

function readValue(body: string): unknown {
  return body === '' ? undefined : JSON.parse(body)
}

/** An answer in lines as a list's. */
function readLines(body: string): unknown {
  return {
    rows: body
      .split('\n')
      .filter((line) => line !== '')
      .map(readValue),
  }
}

/**
 * An allowed request that changes something may still be refused for what it says; signing in and setting up refuse in
 * ways of their own. A question is answered, or the answer does not keep to its contract.
 */
function statusesOf(probe: Probe, route: AnyRoute): readonly number[] {
  if (probe.expect === 'allowed' && route.method === 'GET') return [200]
  if (probe.expect === 'allowed') return [200, 201, 202, 204, 400, 409]
  if (probe.expect === 'hidden') return [404]
  return route.access === 'anybody' ? [401, 403, 409, 429] : [401, 403]
}

function requestOf(probe: Probe, name: string) {
  const authorization = name === 'nobody' ? {} : { authorization: `Bearer ${name}` }
  const target = { url: `/api/v1${probe.path}`, query: { ...probe.query } }
  if (probe.body === undefined) return { ...target, headers: authorization }
  if (Buffer.isBuffer(probe.body)) {
    return {
      ...target,
      headers: { ...authorization, 'content-type': 'application/octet-stream' },
      payload: probe.body,
    }
  }
  const headers = { ...authorization, 'content-type': 'application/json' }
  return { ...target, headers, payload: JSON.stringify(probe.body) }
}
