import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readRereading, requestReread } from '#domains/intel/rereading/reread-actions.ts'
import { ofEarlier } from '#domains/intel/rereading/trials/rereading.ts'
import type { Database } from '#platform/database/database.ts'
import { aloneOn, tell, temporaryFolder } from '../../src/apps/cli/trials/stage.ts'
import { testContext, testDatabase } from '../database.ts'
import { startServer, stopServer } from './server-process.ts'

/** More than are settled at once, three times. */
const many = 250

it('reads documents of others again by a server that is killed half-way, and again, and comes to the same', async () => {
  const house = await setUp()
  const before = await stateOf(house.database)
  await age(house.database)
  expect(await stateOf(house.database)).not.toEqual(before)
  await requestReread(testContext(house.database))

  await house.killBefore(150)
  expect(await readAgain(house.database)).toBe(100)
  await house.killBefore(230)
  expect(await readAgain(house.database)).toBe(200)
  const result = await house.finish()

  expect(result).toEqual({ readAgain: many, readOtherwise: many, notReadAgain: 0 })
  expect(await stateOf(house.database)).toEqual(before)
}, 600_000)

async function setUp() {
  const folder = await temporaryFolder()
  const database = await testDatabase()
  const environment = await aloneOn(database)
  const renkei = async (...words: readonly string[]) => {
    const told = await tell(words, environment)
    if (told.code !== 0) throw new Error(`${words.join(' ')}: ${told.err}`)
  }
  const who = ['--name', 'Aoi', '--role', 'administrator', '--login', 'aoi', '--organisation', 'W']
  await renkei('user', 'create', ...who)
  for (const number of Array.from({ length: many }, (_, index) => index)) {
    const statement = {
      vulnerability: { name: `CVE-2026-${10_000 + number}` },
      products: [{ '@id': `pkg:npm/package-${number}@1.0.0` }],
      status: 'fixed',
    }
    const document = {
      '@context': 'https://openvex.dev/ns/v0.2.0',
      '@id': `https://vex.example/${number}`,
      author: 'Acme',
      timestamp: '2026-01-02T00:00:00Z',
      version: 1,
      statements: [statement],
    }
    await writeFile(join(folder, `${number}.json`), JSON.stringify(document))
  }
  await renkei('feed', 'import', 'vex', folder)
  const port = randomInt(20_000, 30_000)
  const serve = () => startServer(environment.RENKEI_DATA ?? '', { port, environment })
  return {
    database,
    /** Lets the server work until it waits for the document that we hold, after so many, and kills it as the kernel would. */
    async killBefore(documentsRead: number): Promise<void> {
      const client = await database.pool.connect()
      await client.query('begin')
      await client.query(`select from intel.vex_document where id = (
        select id from intel.vex_document order by id offset ${documentsRead} limit 1) for update`)
      const { child } = await serve()
      await waitUntil(() => isWaiting(database))
      child.kill('SIGKILL')
      await once(child, 'exit')
      await client.query('rollback')
      client.release()
      await waitUntil(async () => !(await isWaiting(database)))
    },
    /** Lets the server work until it is through. @returns what came of it */
    async finish(): Promise<unknown> {
      const server = await serve()
      await waitUntil(async () => (await resultOf(database)) !== undefined)
      await stopServer(server)
      return await resultOf(database)
    },
  }
}

async function waitUntil(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5))
}

async function resultOf({ pool }: Database): Promise<unknown> {
  const { rows } = await pool.query(
    `select result from platform.job where kind = 'intel.reread-advisories' and state = 'done'`,
  )
  return rows[0]?.result
}

/** As if readers had read them that took every statement and every package for another. */
async function age(database: Database): Promise<void> {
  await ofEarlier(testContext(database))
  await database.pool.query(`update intel.vex_statement set status = 'affected'`)
  await database.pool.query(`update intel.vex_product set package_key = 'generic/other'`)
  await database.pool.query(`delete from intel.vex_statement_vulnerability`)
}

async function isWaiting({ pool }: Database): Promise<boolean> {
  const { rows } = await pool.query(`select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like '%intel%vex_document%'`)
  return rows.length > 0
}

async function readAgain(database: Database): Promise<number> {
  const { documents, outdated } = await readRereading(testContext(database))
  return documents - outdated
}

async function stateOf({ pool }: Database): Promise<unknown> {
  const state: Record<string, unknown> = {}
  const tables = [
    'vex_document',
    'vex_statement',
    'vex_statement_vulnerability',
    'vex_product',
    'vex_statement_product',
  ]
  for (const table of tables) {
    const { rows } = await pool.query(
      `select count(*)::int as rows, md5(string_agg(kept::text, E'\\n' order by kept::text)) as content
       from intel.${table} kept`,
    )
    state[table] = rows[0]
  }
  return state
}
