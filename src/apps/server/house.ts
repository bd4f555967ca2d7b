import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Actor, type Context, type DomainModule, system, wallOf } from '#domains/identity/index.ts'
import { notePrograms } from '#domains/matching/index.ts'
import { systemClock } from '#kernel/time/clock.ts'
import type { Config } from '#platform/config/config.ts'
import { type Address, type Database, openDatabase } from '#platform/database/database.ts'
import { migrate } from '#platform/database/migrate.ts'
import { type EventBus, startEventBus } from '#platform/events/bus.ts'
import { type Jobs, openJobs } from '#platform/jobs/jobs.ts'
import type { Log } from '#platform/log/log.ts'
import { openMail } from '#platform/mail/index.ts'
import { attachEngine, type Engine, startEngine } from '#platform/postgres/index.ts'
import { listModules } from '../modules.ts'

/** Everything a process stands on, whatever its role. */
export interface House {
  readonly config: Config
  readonly log: Log
  readonly database: Database
  readonly bus: EventBus
  readonly jobs: Jobs
  readonly modules: readonly DomainModule[]
  contextOf(actor: Actor): Context
  close(): Promise<void>
}

interface Entry {
  readonly config: Config
  readonly log: Log
  /** `join`: use the database of a server that runs on the same data folder, if one does. */
  readonly engine: 'own' | 'join'
}

const connections = 20

/**
 * Starts or reaches the database, brings its schema up to date and opens what stands on it. What had been opened is
 * closed again when a later step fails.
 */
export async function openHouse(entry: Entry): Promise<House> {
  const opened: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const shut of opened.splice(0).reverse()) await shut()
  }
  try {
    const engine = await openEngine(entry)
    if (engine !== undefined) opened.push(() => engine.stop())
    const address = addressOf(entry.config, engine)
    await migrate(address)
    const database = openDatabase({ address, connections, log: entry.log })
    opened.push(() => database.close())
    const bus = await startEventBus(database, entry.log)
    opened.push(() => bus.stop())
    return await furnish(entry, { engine, database, bus, opened, close })
  } catch (error) {
    await close()
    throw error
  }
}

interface Ground {
  readonly engine: Engine | undefined
  readonly database: Database
  readonly bus: EventBus
  readonly opened: (() => Promise<unknown>)[]
  readonly close: () => Promise<void>
}

async function furnish(entry: Entry, ground: Ground): Promise<House> {
  const { config, log } = entry
  const { database, bus } = ground
  const mailer = openMail({ url: config.smtpUrl, from: config.mailFrom, log })
  ground.opened.push(() => Promise.resolve(mailer.close()))
  const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`
  const modules = listModules({ mailer, publicUrl })
  const program = { version: await readVersion(), embedded: ground.engine !== undefined }
  // Only the names are needed before the queue exists; the work itself is asked for again with it.
  const kinds = modules.flatMap((module) => module.jobNames)
  const jobs = await openJobs({ database, clock: systemClock, log, settings: wallOf(system), kinds })
  ground.opened.push(() => jobs.stop())
  const files = { folder: join(config.data, 'files') }
  const contextOf = (actor: Actor): Context => ({
    database,
    clock: systemClock,
    log,
    jobs,
    files,
    program,
    actor,
  })
  await notePrograms(contextOf(system))
  return { config, log, database, bus, jobs, modules, contextOf, close: ground.close }
}

async function openEngine({ config, log, engine }: Entry): Promise<Engine | undefined> {
  if (config.databaseUrl !== undefined) return undefined
  const binaries = config.postgresBinaries
  const options = { folder: config.data, log, ...(binaries === undefined ? {} : { binaries }) }
  const running = engine === 'join' ? await attachEngine(options) : undefined
  return running ?? (await startEngine(options))
}

function addressOf(config: Config, engine: Engine | undefined): Address {
  if (engine !== undefined) return engine.connection
  return { url: config.databaseUrl ?? '' }
}

async function readVersion(): Promise<string> {
  const text = await readFile(new URL('../../../package.json', import.meta.url), 'utf8')
  return String(JSON.parse(text).version)
}
