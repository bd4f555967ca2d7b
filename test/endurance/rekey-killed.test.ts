import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import type { Database } from '#platform/database/database.ts'
import { aloneOn, tell, temporaryFolder } from '../../src/apps/cli/trials/stage.ts'
import { testDatabase } from '../database.ts'
import { type ServerProcess, startServer, stopServer } from './server-process.ts'

/** So many records that their ranges take several transactions (500 each); packages always take two, side by side. */
const many = { packages: 3000, rpms: 500, products: 1300, records: 1300 }

/** What a transaction cannot pass while somebody else holds it: the work comes to a stand half-way. */
const lastComponent = 'select from inventory.component order by id desc limit 1 for update'
const lastRange =
  'select from matching.affected_range order by source_id desc, record_name desc limit 1 for update'

it('makes keys anew by a server that is killed half-way, and again, and comes to the same', async () => {
  const folder = await temporaryFolder()
  const published = await publish(folder)
  const house = await setUp(published)
  const before = await stateOf(house.database)
  await age(house.database)
  expect(await stateOf(house.database)).not.toEqual(before)

  await house.killBefore(lastComponent)
  expect(await isHalfKeyed(house.database)).toBe(true)
  await house.killBefore(lastRange)
  expect(await areHalfDerived(house.database)).toBe(true)
  const result = await house.finish()

  expect(result).toEqual({
    keyedComponents: many.packages + many.rpms,
    keyedNames: 2 * many.products,
    keyedProducts: 0,
    derivedRecords: many.records,
    changedVulnerabilities: 0,
  })
  expect(await stateOf(house.database)).toEqual(before)
}, 600_000)

interface Published {
  readonly sbom: string
  readonly records: string
}

/** A document and records about some of what is in it. */
async function publish(folder: string): Promise<Published> {
  const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)
  const components = [
    ...numbers(many.packages).map((n) => ({
      type: 'library',
      name: `package-${n}`,
      version: `1.${n % 50}.0`,
      purl: `pkg:npm/package-${n}@1.${n % 50}.0`,
    })),
    ...numbers(many.rpms).map((n) => ({
      type: 'library',
      name: `lib-${n}`,
      version: `1.${n}-1`,
      purl: `pkg:rpm/redhat/lib-${n}@1.${n}-1?upstream=source-${n}-2.${n}-1.src.rpm&distro=rhel-9`,
    })),
    ...numbers(many.products).map((n) => ({
      type: 'firmware',
      name: `product-${n}`,
      version: `${n}.0`,
      cpe: `cpe:2.3:a:example:product_${n}:${n}.0:*:*:*:*:*:*:*`,
    })),
  ]
  const document = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components }
  const paths = { sbom: join(folder, 'sbom.json'), records: join(folder, 'records.json') }
  await writeFile(paths.sbom, JSON.stringify(document))
  const vulnerabilities = numbers(many.records).map((n) => ({
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
                  versionEndExcluding: `${n + (n % 3) - 1}.1`,
                },
              ],
            },
          ],
        },
      ],
    },
  }))
  await writeFile(paths.records, JSON.stringify({ vulnerabilities }))
  return paths
}

/** A database with all that came of it, and the server as people run it on it: in a process of its own. */
async function setUp({ sbom, records }: Published) {
  const database = await testDatabase()
  const environment = await aloneOn(database)
  const renkei = async (...words: readonly string[]) => {
    const told = await tell(words, environment)
    if (told.code !== 0) throw new Error(`${words.join(' ')}: ${told.err}`)
  }
  const who = ['--name', 'Aoi', '--role', 'administrator', '--login', 'aoi', '--organisation', 'W']
  await renkei('user', 'create', ...who)
  await renkei('feed', 'import', 'nvd', records)
  await renkei('sbom', 'import', sbom, '--product', 'P', '--release', '1')
  const port = randomInt(20_000, 30_000)
  const serve = () => startServer(environment.RENKEI_DATA ?? '', { port, environment })
  return {
    database,
    /** Lets the server work until it waits for what we hold, and kills it as the kernel would. */
    async killBefore(held: string): Promise<void> {
      const client = await database.pool.connect()
      await client.query('begin')
      await client.query(held)
      const server = await serve()
      await waitUntil(() => isWaiting(database))
      await kill(server)
      await client.query('rollback')
      client.release()
      await waitUntil(async () => !(await isWaiting(database)))
    },
    /** Lets the server work until it is through. @returns what came of it */
    async finish(): Promise<unknown> {
      const server = await serve()
      await waitUntil(() => isThrough(database))
      await stopServer(server)
      const { rows } = await database.pool.query(
        `select result from platform.job where kind = 'matching.rekey' and state = 'done'`,
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

/** All keys become those of an earlier program, which ordered quite otherwise. */
async function age({ pool }: Database): Promise<void> {
  await pool.query(`update inventory.component set scheme_revision = 0, version_key = '\\x01'::bytea || sha256(version_key),
    other_version_key = '\\x01'::bytea || sha256(other_version_key) where scheme is not null`)
  for (const table of ['inventory.component_cpe', 'matching.component_cpe'])
    await pool.query(
      `update ${table} set scheme_revision = 0, version_key = '\\x01'::bytea || sha256(version_key)`,
    )
  await pool.query(`update matching.affected_range set scheme_revision = 0, lo = '\\x02'::bytea || sha256(lo),
    hi = '\\xfe'::bytea || hi where lo is not null`)
  await pool.query(`update matching.key_state set schemes = 'earlier'`)
}

async function isWaiting({ pool }: Database): Promise<boolean> {
  const { rows } = await pool.query(`select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like '%update%'`)
  return rows.length > 0
}

async function isHalfKeyed({ pool }: Database): Promise<boolean> {
  const { rows } = await pool.query<{ old: number; made: number }>(`
    select (count(*) filter (where scheme_revision = 0))::int as old,
      (count(*) filter (where scheme_revision > 0))::int as made
    from inventory.component where scheme is not null`)
  return rows.some(({ old, made }) => old > 0 && made > 0)
}

async function areHalfDerived({ pool }: Database): Promise<boolean> {
  const { rows } = await pool.query<{ derived: number }>(`
    select (checkpoint -> 'derived')::int as derived from platform.job
    where kind = 'matching.rekey' and state = 'running'`)
  return rows.some(({ derived }) => derived > 0 && derived < many.records)
}

async function isThrough({ pool }: Database): Promise<boolean> {
  const { rows } = await pool.query(`
    select from platform.job where kind = 'matching.rekey' and state in ('done', 'failed', 'partly')`)
  return rows.length > 0
}

/** All that making keys anew may touch. */
async function stateOf({ kysely }: Database) {
  const tables = {
    'inventory.component': ['id', 'version', 'scheme', 'scheme_revision', 'version_key', 'other_version_key'],
    'inventory.component_cpe': ['component_id', 'name', 'version_key', 'scheme_revision'],
    'matching.component_cpe': ['component_id', 'name', 'origin', 'version_key', 'scheme_revision'],
    'matching.matched_component': ['component_id'],
    'matching.affected_range': ['id', 'package_key', 'lo', 'hi', 'scheme', 'scheme_revision', 'text'],
    'matching.hit': ['id', 'component_id', 'verdict', 'range_id', 'since', 'until'],
    'matching.team_vulnerability': ['vulnerability_id', 'list', 'cis', 'open', 'affected'],
    'matching.key_state': ['schemes', 'derivation', 'wanted_schemes', 'wanted_derivation'],
  }
  const state: Record<string, unknown> = {}
  for (const [table, columns] of Object.entries(tables)) {
    const row = sql.join(columns.map((column) => sql.ref(column)))
    const { rows } = await sql`
      select count(*)::int as rows, md5(string_agg(line, E'\n' order by line)) as content
      from (select row(${row})::text as line from ${sql.table(table)}) lines`.execute(kysely)
    state[table] = rows[0]
  }
  return state
}
