import { once } from 'node:events'
import { prepareSetup, system } from '#domains/identity/index.ts'
import { readSample } from '#domains/sharing/index.ts'
import { errorCatalogue } from '#kernel/errors/app-error.ts'
import { type Config, readConfig } from '#platform/config/config.ts'
import { buildWeb, webFolder } from '#platform/http/build-web.ts'
import type { HttpServer } from '#platform/http/server.ts'
import { serveWeb } from '#platform/http/web.ts'
import { openLog } from '#platform/log/log.ts'
import { startWorker, type Worker } from '../worker/worker.ts'
import { type House, openHouse } from './house.ts'
import type { SignIn } from './sample/found.ts'
import { makeSample } from './sample/make-sample.ts'
import { createPublicWeb } from './web.ts'

const refuse = errorCatalogue('server', {
  'port-in-use': 'unavailable',
  'sample-without-worker': 'invalid',
})

interface Options {
  readonly roles?: readonly string[]
  /** Begins with the sample company in an empty installation. */
  readonly sample?: boolean
}

/**
 * Runs Renkei until it is told to stop. Standard output gets the lines of decisions.md ("Interface"): `ready URL`,
 * and `set-up URL#TOKEN` while nobody is there; with the sample company `sample LOGIN PASSWORD ROLE` for each person.
 */
export async function serve(options: Options = {}): Promise<void> {
  const config = readConfig()
  const log = openLog(config.log)
  const roles = options.roles ?? config.roles
  const stopped = untilToldToStop()
  const house = await openHouse({ config, log, engine: 'own' })
  const shut: (() => Promise<unknown>)[] = [() => house.close()]
  try {
    const worker = roles.includes('worker') ? await startWorker(house) : undefined
    if (worker !== undefined) shut.push(() => worker.stop())
    const signIns = options.sample === true ? await fill(house, worker) : []
    if (roles.includes('web')) shut.push(await openWeb(house))
    for (const { login, password, role } of signIns) say(`sample ${login} ${password} ${role}`)
    log.info({ roles }, 'ready')
    await stopped
    log.info({}, 'stopping')
  } finally {
    for (const close of shut.reverse()) await close()
  }
}

/** An installation that has the sample company already is served as it is: its passwords are known to nobody. */
async function fill(house: House, worker: Worker | undefined): Promise<readonly SignIn[]> {
  if (worker === undefined) throw refuse('sample-without-worker')
  if ((await readSample(house.contextOf(system))) !== undefined) {
    house.log.warn({}, 'the sample company is there already')
    return []
  }
  house.log.info({}, 'making the sample company')
  return await makeSample(house, worker)
}

async function openWeb(house: House): Promise<() => Promise<unknown>> {
  const { config } = house
  await buildWeb(house.log)
  const app = await createPublicWeb(house)
  await serveWeb(app, webFolder)
  await listen(app, config)
  const address = app.server.address()
  const url =
    config.publicUrl ??
    `http://${config.host}:${typeof address === 'object' && address !== null ? address.port : config.port}`
  say(`ready ${url}`)
  const token = await prepareSetup(house.contextOf(system))
  if (token !== undefined) say(`set-up ${url}/set-up#${token}`)
  return () => app.close()
}

async function listen(app: HttpServer, { host, port }: Config): Promise<void> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    const isTaken =
      typeof error === 'object' && error !== null && 'code' in error && error.code === 'EADDRINUSE'
    throw isTaken ? refuse('port-in-use', { facts: { host, port }, cause: error }) : error
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function untilToldToStop(): Promise<void> {
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')])
}
