import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { testContext, testDatabase } from '#test/database.ts'
import { importContent, zipOf } from '../../trials/importing.ts'
import { readStatements } from '../../vulnerabilities/statements-view.ts'
import { lookUpVulnerabilityId } from '../../vulnerabilities/vulnerability-lookup-view.ts'
import { csaf } from './index.ts'

function advisory(id: string, rest: Readonly<Record<string, unknown>> = {}) {
  const { cves = ['CVE-2026-0001'], date = '2026-01-02T00:00:00Z', label = 'WHITE', version = '1' } = rest
  return {
    document: {
      category: 'csaf_base',
      csaf_version: '2.0',
      title: `About ${id}`,
      distribution: { tlp: { label } },
      publisher: { category: 'vendor', name: 'Acme', namespace: 'https://www.acme.example' },
      tracking: {
        id,
        status: 'final',
        version,
        initial_release_date: '2026-01-02T00:00:00Z',
        current_release_date: date,
        revision_history: [{ number: version, date, summary: 'x' }],
      },
    },
    vulnerabilities: (Array.isArray(cves) ? cves : []).map((cve) => ({ cve })),
  }
}

async function setUp() {
  const database = await testDatabase()
  const context = testContext(database)
  const db = database.kysely
  return {
    db,
    publish: async (files: Readonly<Record<string, object | string>>) =>
      await importContent(context, { source: 'csaf', content: await zipOf(files) }),
    async statement(name: string) {
      const id = await lookUpVulnerabilityId(db, name)
      return id === undefined ? undefined : (await readStatements(db, id)).records[0]
    },
    vulnerability: async (cve: string) =>
      await db.selectFrom('intel.vulnerability').selectAll().where('cve', '=', cve).executeTakeFirst(),
    documents: async () =>
      await db
        .selectFrom('intel.advisory_document')
        .select(['name', 'revision', 'verdict', 'checksum', 'superseded_at'])
        .orderBy('name')
        .orderBy('revision')
        .execute(),
  }
}

it('keeps a document once, with one record for each vulnerability, and its verdict', async () => {
  const { publish, statement, documents, vulnerability } = await setUp()
  const files = { 'acme-1.json': advisory('ACME-1', { cves: ['CVE-2026-0001', 'CVE-2026-0002'] }) }

  const outcome = await publish(files)

  expect(outcome).toMatchObject({ state: 'done', result: { records: 2, changed: 2, rejected: 0 } })
  expect(await statement('CVE-2026-0002')).toMatchObject({
    source: 'csaf',
    id: 'acme.example/ACME-1/CVE-2026-0002',
    document: {
      name: 'acme.example/ACME-1',
      publisher: 'Acme',
      tlp: 'clear',
      verdict: 'valid',
      checksum: null,
    },
  })
  expect(await vulnerability('CVE-2026-0001')).toMatchObject({ title: 'About ACME-1', tlp: 'clear' })
  expect(await documents()).toMatchObject([{ name: 'acme.example/ACME-1', revision: 1, verdict: 'valid' }])
  expect(await publish(files)).toMatchObject({ result: { records: 2, changed: 0 } })
  expect(await documents()).toHaveLength(1)
})

it('withdraws what a newer document leaves out, and lets an older copy change nothing', async () => {
  const { publish, documents, vulnerability } = await setUp()
  const older = advisory('ACME-1', { cves: ['CVE-2026-0001', 'CVE-2026-0002'] })
  const newer = advisory('ACME-1', { version: '2', date: '2026-03-01T00:00:00Z' })
  await publish({ 'a.json': older })

  await publish({ 'a.json': newer })
  await publish({ 'a.json': older })

  expect(await documents()).toMatchObject([{ revision: 1 }, { revision: 2, superseded_at: null }])
  expect((await vulnerability('CVE-2026-0001'))?.withdrawn_at).toBeNull()
  expect((await vulnerability('CVE-2026-0002'))?.withdrawn_at).not.toBeNull()
})

it('security.md 4.13: compares the sums of a provider, tells what differs, and takes no page for a sum', async () => {
  const { publish, documents } = await setUp()
  const right = JSON.stringify(advisory('ACME-1'))
  const sum = createHash('sha512').update(right).digest('hex')

  const outcome = await publish({
    'white/2026/a.json': right,
    'white/2026/a.json.sha512': `${sum}  a.json\n`,
    'white/2026/b.json': JSON.stringify(advisory('ACME-2')),
    'white/2026/b.json.sha512': `${sum}  b.json`,
    'white/2026/c.json': JSON.stringify(advisory('ACME-3')),
    'white/2026/c.json.sha512': '<!doctype html><title>Not found</title>',
    'provider-metadata.json': '{}',
  })

  expect(await documents()).toMatchObject([
    { checksum: 'matches' },
    { checksum: 'differs' },
    { checksum: null },
  ])
  expect(outcome).toMatchObject({ state: 'partly', problems: [{ code: 'csaf.sum-differs' }] })
})

it('puts a vulnerability under the strictest label of its records', async () => {
  const { publish, vulnerability } = await setUp()

  await publish({ 'a.json': advisory('ACME-1'), 'b.json': advisory('ACME-2', { label: 'AMBER' }) })
  expect((await vulnerability('CVE-2026-0001'))?.tlp).toBe('amber')

  await publish({ 'b.json': advisory('ACME-2', { version: '2', date: '2026-04-01T00:00:00Z' }) })
  expect((await vulnerability('CVE-2026-0001'))?.tlp).toBe('clear')
})

it('tells documents from what providers lay beside them', () => {
  expect(csaf.isRecord('white/2026/acme-1.json')).toBe(true)
  expect(csaf.isRecord('provider-metadata.json')).toBe(false)
  expect(csaf.isRecord('white/acme-feed-tlp-white.json')).toBe(false)
})
