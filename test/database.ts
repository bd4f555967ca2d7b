import { randomBytes, randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, inject, onTestFinished, TestRunner } from 'vitest'
import { type Actor, type Context, system } from '#domains/identity/index.ts'
import { systemClock } from '#kernel/time/clock.ts'
import { type Address, type Database, openDatabase } from '#platform/database/database.ts'
import { findJob } from '#platform/jobs/job-store.ts'
import { type Jobs, openJobs } from '#platform/jobs/jobs.ts'
import { openLog } from '#platform/log/log.ts'
import { asAdmin } from './cluster/server.ts'

/** A log that says nothing. */
export const silentLog = openLog('silent')

/**
 * A fresh, migrated, empty database. Called in a test it lives until the test's end, else until the file's:
 * `const database = await testDatabase()` at the top of the file.
 */
export async function testDatabase(): Promise<Database> {
  const database = await openTestDatabase(inject('cluster').template)
  atTheEnd(() => close(database))
  return database
}

/** The address of a fresh database without any schema; gone as in `testDatabase`. */
export async function emptyDatabase(): Promise<Address> {
  const name = await createDatabase('template0')
  atTheEnd(() => dropDatabase(name))
  return { ...inject('cluster').owner, database: name }
}

/** Another process's view of a database: a pool of its own. */
export function openAgain(database: Database): Database {
  const again = openDatabase({ address: database.address, connections: 5, log: silentLog })
  // Closed before the database itself is: what is added last ends first.
  closersOf(database).unshift(() => again.close())
  return again
}

/** Parts of a context that the test brings itself. */
export type ContextParts = Partial<Pick<Context, 'clock' | 'log' | 'jobs' | 'files'>>

/**
 * What a use case is given, acting as Renkei itself unless told. Its queue opens with the first job; files lie in
 * a temporary folder. All of it ends with the database.
 */
export function testContext(database: Database, actor: Actor = system, parts: ContextParts = {}): Context {
  const clock = parts.clock ?? systemClock
  const log = parts.log ?? silentLog
  return {
    database,
    clock,
    log,
    actor,
    program: { version: '0.0.0', embedded: true },
    jobs: parts.jobs ?? jobsOnDemand({ database, clock, log }),
    files: parts.files ?? temporaryFiles(database),
  }
}

function temporaryFiles(database: Database): Context['files'] {
  const folder = join(tmpdir(), `renkei-files-${randomUUID()}`)
  closersOf(database).unshift(() => rm(folder, { recursive: true, force: true }))
  return { folder }
}

/** A queue for each kind that is met. */
function jobsOnDemand(means: Pick<Context, 'database' | 'clock' | 'log'>): Jobs {
  const opened = new Map<string, Promise<Jobs>>()
  const open = (kinds: readonly string[]) => {
    const key = kinds.join()
    const known = opened.get(key)
    if (known !== undefined) return known
    const jobs = openJobs({ ...means, settings: { 'renkei.wall': 'system' }, kinds })
    opened.set(key, jobs)
    return jobs
  }
  const jobs: Jobs = {
    enqueue: async (unit, draft) => await (await open([draft.kind])).enqueue(unit, draft),
    cancel: async (unit, id) => await (await open([])).cancel(unit, id),
    async retry(unit, id) {
      const job = await findJob(unit.db, id)
      return await (await open(job === undefined ? [] : [job.kind])).retry(unit, id)
    },
    work: async (kinds) => await (await open(kinds.map((kind) => kind.name))).work(kinds),
    async stop() {
      for (const one of opened.values()) await (await one).stop()
      opened.clear()
    },
  }
  closersOf(means.database).unshift(() => jobs.stop())
  return jobs
}

const closers = new WeakMap<Database, (() => Promise<void>)[]>()

/** What ends before the database does. */
function closersOf(database: Database): (() => Promise<void>)[] {
  const known = closers.get(database)
  if (known !== undefined) return known
  const fresh: (() => Promise<void>)[] = []
  closers.set(database, fresh)
  return fresh
}

function atTheEnd(work: () => Promise<void>): void {
  if (TestRunner.getCurrentTest() === undefined) afterAll(work)
  else onTestFinished(work)
}

async function openTestDatabase(template: string): Promise<Database> {
  const name = await createDatabase(template)
  const database = openDatabase({
    address: { ...inject('cluster').owner, database: name },
    connections: 10,
    log: silentLog,
  })
  closersOf(database).push(
    () => database.close(),
    () => dropDatabase(name),
  )
  return database
}

/** Ends a database before its time, for tests that use up many; ending it again does nothing. */
export async function close(database: Database): Promise<void> {
  for (const closer of closersOf(database).splice(0)) await closer()
}

async function createDatabase(template: string): Promise<string> {
  const { admin, owner, prefix } = inject('cluster')
  const name = `${prefix}_${randomBytes(4).toString('hex')}`
  await asAdmin(admin, (client) =>
    client.query(`create database ${name} template ${template} owner ${owner.user}`),
  )
  return name
}

async function dropDatabase(name: string): Promise<void> {
  await asAdmin(inject('cluster').admin, (client) => client.query(`drop database ${name} with (force)`))
}
