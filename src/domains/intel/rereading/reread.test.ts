import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { asActor, type Context } from '#domains/identity/index.ts'
import { testContext, testDatabase } from '#test/database.ts'
import { readBytesOf, readRecords } from '../records/record-view.ts'
import { importContent, zipOf } from '../trials/importing.ts'
import { readRereading } from './reread-actions.ts'
import { attemptReread, ofEarlier, queueReread } from './trials/rereading.ts'

// The judge of CSAF loads the catalogues of the standard first, on a busy machine for long.
const patience = 180_000

function advisory(id: string, cves: readonly string[] = ['CVE-2026-0001']) {
  const at = '2026-01-02T00:00:00Z'
  return {
    document: {
      category: 'csaf_security_advisory',
      csaf_version: '2.0',
      title: `About ${id}`,
      publisher: { category: 'vendor', name: 'Acme', namespace: 'https://www.acme.example' },
      tracking: {
        id,
        status: 'final',
        version: '1',
        initial_release_date: at,
        current_release_date: at,
        revision_history: [{ number: '1', date: at, summary: 'x' }],
      },
    },
    product_tree: {
      full_product_names: ['P', 'Q'].map((product) => ({
        product_id: product,
        name: product,
        product_identification_helper: { purl: `pkg:npm/${product.toLowerCase()}@1.0.0` },
      })),
    },
    vulnerabilities: cves.map((cve) => ({
      cve,
      product_status: { known_affected: ['P'], known_not_affected: ['Q'] },
      remediations: [{ category: 'vendor_fix', details: 'Update.', product_ids: ['P'] }],
    })),
  }
}

const openVex = (id: string, ...names: readonly string[]) => ({
  '@context': 'https://openvex.dev/ns/v0.2.0',
  '@id': `https://vex.example/${id}`,
  author: 'Acme',
  timestamp: '2026-01-02T00:00:00Z',
  version: 1,
  statements: names.map((name) => ({
    vulnerability: { name },
    products: [{ '@id': `pkg:npm/${id}@1.0.0` }],
    status: 'fixed',
  })),
})

async function setUp() {
  const database = await testDatabase()
  const context = testContext(database)
  const take = async (source: string, files: Readonly<Record<string, object>>) =>
    await importContent(context, { source, content: await zipOf(files) })
  await take('csaf', {
    'a.json': advisory('A-1', ['CVE-2026-0001', 'CVE-2026-0002']),
    'b.json': advisory('B-1'),
  })
  await take('vex', {
    'p.json': openVex('p', 'CVE-2026-0001', 'CVE-2026-0003'),
    'q.json': openVex('q', 'CVE-2026-0001'),
  })
  // Reading again lets imports pass.
  await sql`update platform.job set state = 'done', ended_at = now()`.execute(database.kysely)
  return { context, change: (text: string) => asActor(context, ({ db }) => sql.raw(text).execute(db)) }
}

/** All that is kept of documents of others, and what came of it; without which packs hold the bytes. */
async function stateOf({ database: { kysely } }: Context) {
  const tables = {
    'intel.advisory_document': '*',
    'intel.record':
      'source_id, name, revision, hash, title, details, severities, published_at, modified_at, withdrawn_at, document, tlp, problems, received_at, superseded_at',
    'intel.record_vulnerability': '*',
    'intel.alias': '*',
    'intel.vex_document': '*',
    'intel.vex_statement': '*',
    'intel.vex_statement_vulnerability': '*',
    'intel.vex_product': '*',
    'intel.vex_statement_product': '*',
    'intel.vulnerability': '*',
  }
  const state: Record<string, readonly string[]> = {}
  for (const [table, columns] of Object.entries(tables)) {
    const { rows } = await sql<{ line: string }>`
      select to_jsonb(kept)::text as line from (select ${sql.raw(columns)} from ${sql.table(table)}) kept
      order by line`.execute(kysely)
    state[table] = rows.map(({ line }) => line)
  }
  const names = (await kysely.selectFrom('intel.record').select('name').orderBy('name').execute()).map(
    ({ name }) => name,
  )
  const bytes = await readBytesOf(kysely, 'csaf', names)
  state.bytes = names.map((name) => `${name} ${bytes.get(name)?.toString()}`)
  const derived = await readRecords(kysely, 'csaf', names)
  state.derived = derived.map((one) => JSON.stringify(one)).toSorted()
  return state
}

/** Where a row lies: it moves when the row is written. */
async function placesOf({ database: { kysely } }: Context, table: string): Promise<readonly string[]> {
  const { rows } = await sql<{ place: string }>`
    select ctid::text as place from ${sql.table(table)} order by ctid`.execute(kysely)
  return rows.map(({ place }) => place)
}

async function eventsOf({ database: { kysely } }: Context): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from platform.outbox where name like 'intel.%'`.execute(kysely)
  return rows[0]?.count ?? 0
}

const reread = async (context: Context) => await attemptReread(context, await queueReread(context))

it(
  'tells nobody of documents that say the same, writes nothing of them, and reads none of today again',
  async () => {
    const { context } = await setUp()
    const before = await stateOf(context)
    expect(await readRereading(context)).toEqual({ documents: 4, outdated: 0, job: null })
    await ofEarlier(context)
    expect(await readRereading(context)).toEqual({ documents: 4, outdated: 4, job: null })
    const written = [
      'intel.record',
      'intel.vex_statement',
      'intel.vex_product',
      'intel.vex_statement_product',
    ]
    const places = async () => await Promise.all(written.map((table) => placesOf(context, table)))
    const [events, lying] = [await eventsOf(context), await places()]

    const outcome = await reread(context)

    expect(outcome).toEqual({
      state: 'done',
      result: { readAgain: 4, readOtherwise: 0, notReadAgain: 0 },
      problems: [],
      problemCount: 0,
    })
    expect(await stateOf(context)).toEqual(before)
    expect(await places()).toEqual(lying)
    expect(await eventsOf(context)).toBe(events)
    expect((await reread(context)).result).toMatchObject({ readAgain: 0 })
  },
  patience,
)

/** What an earlier reader may have made of the same bytes, each of one document. */
const mistakes: Readonly<Record<string, string>> = {
  'a title': `update intel.record set title = '?' where name like '%A-1/CVE-2026-0001'`,
  'what is affected': `update intel.record r set pack_id = o.pack_id, pack_place = o.pack_place from intel.record o
    where r.name like '%A-1/CVE-2026-0001' and o.name like '%B-1%'`,
  'a record that nobody found': `with gone as (delete from intel.record where name like '%A-1/CVE-2026-0002' returning name),
    edges as (delete from intel.record_vulnerability e using gone where e.record_name = gone.name)
    delete from intel.alias a using gone where a.record_name = gone.name`,
  'a record too many': `insert into intel.record
    select (jsonb_populate_record(r, '{"name": "acme.example/A-1/more"}')).* from intel.record r
    where name like '%A-1/CVE-2026-0001'`,
  'the verdict': `update intel.advisory_document set verdict = 'invalid', failure_count = 1 where name like '%A-1'`,
  'a status': `update intel.vex_statement set status = 'affected' where place = '/statements/0'
    and document_id = (select id from intel.vex_document where name like '%/p')`,
  'a statement that nobody found': `delete from intel.vex_statement where number = 1
    and document_id = (select id from intel.vex_document where name like '%/p')`,
  'a statement too many': `insert into intel.vex_statement
    select (jsonb_populate_record(s, '{"number": 9}')).* from intel.vex_statement s
    where number = 0 and document_id = (select id from intel.vex_document where name like '%/p')`,
  'a name too many': `insert into intel.vex_statement_vulnerability select 'CVE-2026-0009', document_id, number
    from intel.vex_statement where document_id = (select id from intel.vex_document where name like '%/p')`,
  'another package': `update intel.vex_product set package_key = 'generic/p', purl = 'pkg:generic/p'
    where document_id = (select id from intel.vex_document where name like '%/p')`,
  'a product too many': `insert into intel.vex_product
    select (jsonb_populate_record(p, '{"number": 9}')).* from intel.vex_product p
    where document_id = (select id from intel.vex_document where name like '%/p')`,
  'a link too many': `insert into intel.vex_statement_product select document_id, statement, 9, 'npm/other'
    from intel.vex_statement_product where document_id = (select id from intel.vex_document where name like '%/p')`,
  'the author': `update intel.vex_document set author = '?' where name like '%/p'`,
}

it(
  'mends what an earlier reader got wrong, and nothing else',
  async () => {
    const { context, change } = await setUp()
    const before = await stateOf(context)
    for (const [what, text] of Object.entries(mistakes)) {
      await change(text)
      expect(await stateOf(context), what).not.toEqual(before)
      await ofEarlier(context)

      const outcome = await reread(context)

      expect(outcome.result, what).toEqual({ readAgain: 4, readOtherwise: 1, notReadAgain: 0 })
      expect(lasting(await stateOf(context)), what).toEqual(lasting(before))
    }
  },
  patience,
)

/** Without when what was mended was written: that is new. */
function lasting(state: Readonly<Record<string, readonly string[]>>) {
  const fresh = /"(?:received_at|changed_at|withdrawn_at|version|folded)": (?:"[^"]*"|\d+),?/g
  const isOfMore = (line: string) => line.includes('A-1/more')
  return Object.fromEntries(
    Object.entries(state).map(([table, lines]) => [
      table,
      lines.filter((line) => !isOfMore(line)).map((line) => line.replace(fresh, '')),
    ]),
  )
}

it(
  'keeps since when, from where and which revision where it mends',
  async () => {
    const { context, change } = await setUp()
    const heads = async () =>
      (
        await sql`
        select name, revision, received_at, superseded_at from intel.record
        union all select name, revision, received_at, superseded_at from intel.advisory_document
        union all select name || source_id, revision, received_at, superseded_at from intel.vex_document
        order by name`.execute(context.database.kysely)
      ).rows
    const before = await heads()
    for (const what of ['a title', 'the verdict', 'a status']) await change(mistakes[what] ?? '')
    await ofEarlier(context)

    await reread(context)

    expect(await heads()).toEqual(before)
  },
  patience,
)

it(
  'names what cannot be read again, leaves it as it was, and reads the others',
  async () => {
    const { context, change } = await setUp()
    await change(`update intel.advisory_document set content = 'x' where name like '%A-1'`)
    await change(`update intel.vex_document set content = 'x' where name like '%/p'`)
    await ofEarlier(context)
    const before = await stateOf(context)

    const outcome = await reread(context)

    expect(outcome).toMatchObject({
      state: 'partly',
      result: { readAgain: 2, readOtherwise: 0, notReadAgain: 2 },
      problems: [
        { path: 'acme.example/A-1', code: 'reread.damaged' },
        { path: 'https://vex.example/p', code: 'reread.damaged' },
      ],
    })
    expect((await stateOf(context))['intel.vex_statement']).toEqual(before['intel.vex_statement'])
    expect(await readRereading(context)).toMatchObject({ documents: 4, outdated: 2 })
  },
  patience,
)

it(
  'does not name a document above TLP:CLEAR to everybody who may see the job',
  async () => {
    const { context, change } = await setUp()
    await change(`update intel.advisory_document set content = 'x', tlp = 'red' where name like '%A-1'`)
    await ofEarlier(context)

    const { problems } = await reread(context)

    expect(problems).toMatchObject([{ path: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) }])
    expect(JSON.stringify(problems)).not.toContain('A-1')
  },
  patience,
)

it(
  'comes to the same, stopped anywhere and begun again',
  async () => {
    const { context, change } = await setUp()
    const before = await stateOf(context)
    for (const steps of [1, 2, 3]) {
      for (const what of ['a title', 'the verdict', 'a status', 'another package'])
        await change(mistakes[what] ?? '')
      await ofEarlier(context)
      const id = await queueReread(context)

      await expect(attemptReread(context, id, steps)).rejects.toThrow('told to end')
      const outcome = await attemptReread(context, id)

      expect(lasting(await stateOf(context))).toEqual(lasting(before))
      expect(outcome.result).toEqual({ readAgain: 4, readOtherwise: 2, notReadAgain: 0 })
    }
  },
  patience,
)
