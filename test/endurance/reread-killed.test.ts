import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { asActor } from '#domains/identity/index.ts'
import { readRereading, requestReread } from '#domains/inventory/documents/reread-actions.ts'
import { ofEarlier } from '#domains/inventory/documents/trials/rereading.ts'
import type { Database } from '#platform/database/database.ts'
import { aloneOn, tell, temporaryFolder } from '../../src/apps/cli/trials/stage.ts'
import { testContext, testDatabase } from '../database.ts'
import { type ServerProcess, startServer, stopServer } from './server-process.ts'

/** So many documents, each with packages of its own and a product by CPE name that the earlier readers knew nothing of. */
const many = { documents: 12, packages: 200 }

it('reads documents again by a server that is killed half-way, and again, and comes to the same', async () => {
  const folder = await temporaryFolder()
  const house = await setUp(await publish(folder))
  const before = await stateOf(house.database)
  await age(house.database)
  expect(await stateOf(house.database)).not.toEqual(before)
  await requestReread(testContext(house.database))

  await house.killBefore(4)
  expect(await readAgain(house.database)).toBe(4)
  await house.killBefore(9)
  expect(await readAgain(house.database)).toBe(9)
  const result = await house.finish()

  expect(result).toMatchObject({ readAgain: many.documents, notReadAgain: 0, added: 0, removed: 0 })
  expect(await stateOf(house.database)).toEqual(before)
}, 600_000)

interface Published {
  readonly documents: readonly string[]
  readonly records: string
}

/** Documents, and records about the products in them. */
async function publish(folder: string): Promise<Published> {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)
  const documents = await Promise.all(
    numbers(many.documents).map(async (number) => {
      const path = join(folder, `document-${number}.json`)
      const components = [
        ...numbers(many.packages).map((n) => ({
          type: 'library',
          name: `package-${number}-${n}`,
          version: '1.0.0',
          purl: `pkg:npm/package-${number}-${n}@1.0.0`,
          licenses: [{ license: { id: n % 2 === 0 ? 'MIT' : 'ISC' } }],
        })),
        {
          type: 'firmware',
          name: `product-${number}`,
          version: `${number}.0`,
          cpe: `cpe:2.3:a:example:product_${number}:${number}.0:*:*:*:*:*:*:*`,
        },
      ]
      await writeFile(
        path,
        JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components }),
      )
      return path
    }),
  )
  const records = join(folder, 'records.json')
  const vulnerabilities = numbers(many.documents).map((n) => ({
    cve: {
      id: `CVE-2026-${10_000 + n}`,
      vulnStatus: 'Analyzed',
      descriptions: [{ lang: 'en', value: 'A flaw.' }],
      configurations: [
        {
          nodes: [
            {
              operator: 'OR',
              negate: false,
              cpeMatch: [
                {
                  vulnerable: true,
                  criteria: `cpe:2.3:a:example:product_${n}:*:*:*:*:*:*:*:*`,
                  versionEndExcluding: `${n + 1}.0`,
                },
              ],
            },
          ],
        },
      ],
    },
  }))
  await writeFile(records, JSON.stringify({ vulnerabilities }))
  return { documents, records }
}

/** A database with all that came of it, and the server as people run it on it: in a process of its own. */
async function setUp({ documents, records }: Published) {
  const database = await testDatabase()
  const environment = await aloneOn(database)
  const renkei = async (...words: readonly string[]) => {
    const told = await tell(words, environment)
    if (told.code !== 0) throw new Error(`${words.join(' ')}: ${told.err}`)
  }
  const who = ['--name', 'Aoi', '--role', 'administrator', '--login', 'aoi', '--organisation', 'W']
  await renkei('user', 'create', ...who)
  await renkei('feed', 'import', 'nvd', records)
  await renkei('sbom', 'import', ...documents, '--product', 'P', '--release', '1')
  const port = randomInt(20_000, 30_000)
  const serve = () => startServer(environment.RENKEI_DATA ?? '', { port, environment })
  return {
    database,
    /** Lets the server work until it waits for the document that we hold, after so many, and kills it as the kernel would. */
    async killBefore(documentsRead: number): Promise<void> {
      const client = await database.pool.connect()
      await client.query('begin')
      await client.query(`select set_config('renkei.wall', 'system', true)`)
      await client.query(`select from inventory.document where id = (
        select id from inventory.document where state in ('read', 'partly')
        order by id offset ${documentsRead} limit 1) for update`)
      const server = await serve()
      await waitUntil(() => isWaiting(database))
      await kill(server)
      await client.query('rollback')
      client.release()
      await waitUntil(async () => !(await isWaiting(database)))
    },
    /** Lets the server work until it is through, and all that came of it is matched. @returns what came of it */
    async finish(): Promise<unknown> {
      const server = await serve()
      await waitUntil(() => isThrough(database))
      await stopServer(server)
      const { rows } = await database.pool.query(
        `select result from platform.job where kind = 'inventory.reread-documents' and state = 'done'`,
      )
      return rows[0]?.result
    },
  }
}

async function kill({ child }: ServerProcess): Promise<void> {
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function waitUntil(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5))
}

/** As if readers had read them that knew nothing of licences and CPE names, and nothing had been found by these. */
async function age(database: Database): Promise<void> {
  const { pool } = database
  await ofEarlier(testContext(database))
  await pool.query('update inventory.occurrence set licences = null')
  await pool.query('delete from inventory.component_cpe')
  await pool.query('delete from inventory.document_facts')
}

async function isWaiting({ pool }: Database): Promise<boolean> {
  const { rows } = await pool.query(`select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like '%inventory%document%'`)
  return rows.length > 0
}

async function readAgain(database: Database): Promise<number> {
  const { documents, outdated } = await readRereading(testContext(database))
  return documents - outdated
}

async function isThrough({ pool }: Database): Promise<boolean> {
  const { rows } = await pool.query(`
    select from platform.job where kind = 'inventory.reread-documents' and state in ('done', 'failed', 'partly')
      and not exists (select from inventory.pending_document) and not exists (select from inventory.fresh_name)`)
  return rows.length > 0
}

/** All that reading again may touch, without what names a name's own row. */
async function stateOf(database: Database) {
  const tables = {
    'inventory.document': ['id', 'state', 'components', 'received_at', 'added', 'removed', 'reader_revision'],
    'inventory.component': ['id', 'package_key', 'version', 'version_key', 'qualifiers'],
    'inventory.component_cpe': ['component_id', 'name', 'version_key', 'scheme_revision'],
    'inventory.occurrence': ['slot', 'component_id', 'document_id', 'since', 'until', 'licences', 'scope'],
    'inventory.document_graph': ['document_id', 'component_ids', 'graph'],
    'inventory.document_facts': ['document_id', 'kind', 'first', 'facts'],
    'inventory.rereading': ['id'],
    'matching.component_cpe': ['component_id', 'name', 'origin', 'version_key', 'scheme_revision'],
    'matching.hit': ['id', 'component_id', 'verdict', 'range_id', 'since', 'until'],
    'matching.team_vulnerability': ['vulnerability_id', 'list', 'cis', 'open', 'affected'],
  }
  const state: Record<string, unknown> = {}
  for (const [table, columns] of Object.entries(tables)) {
    const row = sql.join(columns.map((column) => sql.ref(column)))
    const { rows } = await asActor(testContext(database), ({ db }) =>
      sql`
      select count(*)::int as rows, md5(string_agg(line, E'\n' order by line)) as content
      from (select row(${row})::text as line from ${sql.table(table)}) lines`.execute(db),
    )
    state[table] = rows[0]
  }
  return state
}
