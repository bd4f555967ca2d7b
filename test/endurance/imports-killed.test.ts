import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import type { Database } from '#platform/database/database.ts'
import { aloneOn, temporaryFolder } from '../../src/apps/cli/trials/stage.ts'
import { testDatabase } from '../database.ts'

const main = fileURLToPath(new URL('../../src/apps/cli/main.ts', import.meta.url))
const formats = new URL('../../src/formats/', import.meta.url)

/** More than are written in the first transaction (500), so that there is something to go on with. */
const many = 700

/** CSAF documents are judged, which takes its time: fewer, but more than 8 MB of them, which is a transaction too. */
const judged = { count: 60, filler: 'x'.repeat(150_000) }

it('has the same state after imports that were killed half-way and run again, and after running all twice', async () => {
  const folder = await temporaryFolder()
  const published = await publish(folder)
  const [calm, troubled] = [await setUp(), await setUp()]

  for (const { source, path } of published) {
    expect(await calm.import(source, path), source).toBe('ended with 0')
    expect(await troubled.importKilled(source, path), source).toBe('killed half-way')
    expect(await troubled.import(source, path), source).toBe('ended with 0')
  }
  const [expected, found] = [await stateOf(calm.database), await stateOf(troubled.database)]
  for (const { source, path } of published) await calm.import(source, path)

  expect(found).toEqual(expected)
  expect(await stateOf(calm.database), 'twice').toEqual(expected)
  expect(expected.records).toHaveLength(4)
}, 600_000)

interface Published {
  readonly source: string
  readonly path: string
}

/** One file or archive for each way in which sources publish; records of several are of the same vulnerabilities. */
async function publish(folder: string): Promise<readonly Published[]> {
  const numbers = Array.from({ length: many }, (_, index) => String(10_000 + index))
  const named = (template: string, number: string) =>
    template.replaceAll(/CVE-20\d\d-\d+/g, `CVE-2026-${number}`)
  const [cve, nvd, csaf, openVex] = [
    fixture('advisory/cve/fixtures/whole-record.json'),
    JSON.stringify(JSON.parse(fixture('advisory/nvd/fixtures/answer-2-0.json')).vulnerabilities[0]),
    fixture('advisory/csaf/fixtures/vendor-with-purls.json'),
    fixture('vex/openvex/fixtures/supplier-0.2.0.json'),
  ]
  const csafId: string = JSON.parse(csaf).document.tracking.id
  const vexId: string = JSON.parse(openVex)['@id']
  const files: Readonly<Record<string, Buffer>> = {
    'cve.zip': await zipOf(numbers.map((number) => [`CVE-2026-${number}.json`, named(cve, number)])),
    'nvd.json': Buffer.from(`{"vulnerabilities":[${numbers.map((number) => named(nvd, number)).join()}]}`),
    'csaf.zip': await zipOf(
      numbers.slice(0, judged.count).map((number) => {
        const id = `${csafId}-${number}`
        const text = named(csaf, number).replaceAll(csafId, id)
        return [`${id.toLowerCase()}.json`, text.replace('{', `{"filler":"${judged.filler}",`)]
      }),
    ),
    'vex.zip': await zipOf(
      numbers.map((number) => [
        `${number}.json`,
        named(openVex, number).replaceAll(vexId, `${vexId}-${number}`),
      ]),
    ),
  }
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes)
  return Object.keys(files).map((name) => ({ source: name.split('.')[0] ?? '', path: join(folder, name) }))
}

function fixture(path: string): string {
  return readFileSync(new URL(path, formats), 'utf8')
}

async function zipOf(files: readonly (readonly [name: string, text: string])[]): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, text] of files) zip.addBuffer(Buffer.from(text), name)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

/** A database, and the program as people run it on it: in a process of its own. */
async function setUp() {
  const database = await testDatabase()
  const environment = await aloneOn(database)
  const start = (source: string, path: string) => {
    const child = spawn(process.execPath, [main, 'feed', 'import', source, path], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    const ended = once(child, 'exit').then(([code]) => (code === 0 ? 'ended with 0' : `${code}: ${said}`))
    return { child, ended }
  }
  return {
    database,
    import: async (source: string, path: string) => await start(source, path).ended,
    /** Kills the program when the first part of the records has been written, and the rest has not. */
    async importKilled(source: string, path: string): Promise<string> {
      const { child, ended } = start(source, path)
      while (child.exitCode === null && !(await isHalfWay(database)))
        await new Promise((resolve) => setTimeout(resolve, 5))
      if (child.exitCode === null) child.kill('SIGKILL')
      await ended
      return child.signalCode === 'SIGKILL' && (await isHalfWay(database))
        ? 'killed half-way'
        : `ended before it was killed: ${await ended}`
    },
  }
}

async function isHalfWay({ kysely }: Database): Promise<boolean> {
  const found = await kysely
    .selectFrom('platform.job')
    .select('id')
    .where('state', '=', 'running')
    .where('checkpoint', 'is not', null)
    .executeTakeFirst()
  return found !== undefined
}

/** Moments that are told by the records; all others are when we learnt something. */
const toldMoments = ['published_at', 'modified_at', 'issued_at', 'withdrawn_at', 'said_at']

/** What runs and where bytes lie; how often a vulnerability was touched while it came to be as it is. */
const beside = ['intel.run', 'intel.fetch', 'intel.pack', 'intel.source', 'intel.source_state']

/** By table, what its rows say without what is made up or depends on when it came; and which records and names are one. */
async function stateOf({ kysely }: Database) {
  const { rows: columns } = await sql<{ table: string; column: string }>`
    select table_schema || '.' || table_name as table, column_name as column from information_schema.columns
    where table_schema in ('intel', 'matching')
      and (data_type not in ('uuid', 'timestamp with time zone') or column_name = any(${toldMoments}))
      and (column_name !~ '(^|_)id$' or column_name = 'source_id')
      and column_name not in ('pack_place') and is_identity = 'NO'
      and (table_schema || '.' || table_name) <> all(${beside})
      and table_name in (select relname from pg_class where relkind in ('r', 'p'))
    order by 1, 2`.execute(kysely)
  const tables: Record<string, string> = {}
  for (const [table, of] of Map.groupBy(columns, (one) => one.table)) {
    const row = sql.join(of.map(({ column }) => sql.ref(column)))
    const { rows } = await sql<{ state: string }>`
      select count(*) || ' ' || coalesce(md5(string_agg(line, E'\n' order by line)), '') as state
      from (select row(${row})::text as line from ${sql.table(table)}) lines`.execute(kysely)
    tables[table] = rows[0]?.state ?? ''
  }
  const { rows: groups } = await sql<{ names: string }>`
    select string_agg(a.name || ' ' || a.source_id || ' ' || a.record_name, E'\n' order by a.name, a.source_id, a.record_name) as names
    from intel.alias a group by a.vulnerability_id order by 1`.execute(kysely)
  const { rows: records } = await sql<{ source: string; records: number }>`
    select source_id as source, count(*)::int as records from intel.record group by 1
    union all select 'vex', count(*)::int from intel.vex_document where source_id = 'vex' order by 1`.execute(
    kysely,
  )
  return { tables, groups, records }
}
