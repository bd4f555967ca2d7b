import { randomBytes } from 'node:crypto'
import type { TestProject } from 'vitest/node'
import { systemClock } from '#kernel/time/clock.ts'
import { openDatabase } from '#platform/database/database.ts'
import { migrate } from '#platform/database/migrate.ts'
import { openJobs } from '#platform/jobs/jobs.ts'
import { openLog } from '#platform/log/log.ts'
import { onOutsideServer } from './cluster/outside-server.ts'
import { startOwnServer } from './cluster/own-server.ts'
import { asAdmin, type Login, type Server } from './cluster/server.ts'

/** What a test file needs to make databases of its own: `inject('cluster')`. */
interface TestCluster {
  readonly admin: Login
  readonly owner: Login
  /** Begins the name of every database of the run. */
  readonly prefix: string
  /** The migrated database that the others are copies of. */
  readonly template: string
}

declare module 'vitest' {
  interface ProvidedContext {
    cluster: TestCluster
  }
}

/**
 * One PostgreSQL for the run: our own in a temporary folder, or the server that TEST_DATABASE_URL names (whose
 * user must be allowed to make roles and databases).
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env.TEST_DATABASE_URL
  const prefix = `renkei_test_${randomBytes(4).toString('hex')}`
  const server = url ? await onOutsideServer(url, prefix) : await startOwnServer()
  try {
    const template = await makeTemplate(server, `${prefix}_template`)
    project.provide('cluster', { admin: server.admin, owner: server.owner, prefix, template })
    return () => server.stop()
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** The schema of the product and that of the queue, and no rows. */
async function makeTemplate(server: Server, template: string): Promise<string> {
  await asAdmin(server.admin, (client) =>
    client.query(`create database ${template} template template0 owner ${server.owner.user}`),
  )
  const address = { ...server.owner, database: template }
  await migrate(address)
  const log = openLog('error')
  const database = openDatabase({ address, connections: 2, log })
  const jobs = await openJobs({ database, clock: systemClock, log, settings: {}, kinds: [] })
  await jobs.stop()
  await database.close()
  return template
}
