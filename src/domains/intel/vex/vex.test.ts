import { expect, it } from 'vitest'
import { testContext, testDatabase } from '#test/database.ts'
import { importContent, zipOf } from '../trials/importing.ts'
import { readVexDocument } from './document-actions.ts'
import { isOlder } from './vex.ts'

const now = Temporal.Instant.from('2026-11-23T00:00:00Z')

it.each([
  ['an earlier time', { modified: '2026-11-01T00:00:00Z', version: '9' }, true],
  ['a later time', { modified: '2026-11-03T00:00:00Z', version: '1' }, false],
  ['a lower version at the same time', { modified: '2026-11-02T00:00:00Z', version: '9' }, true],
  ['a time that cannot be', { modified: '2099-01-01T00:00:00Z', version: '11' }, false],
  ['neither time nor version', { modified: null, version: null }, false],
])('security.md 4.14: tells what is older: %s', (_, document, older) => {
  expect(isOlder(document, { modified: '2026-11-02T00:00:00Z', version: '10' }, now)).toBe(older)
})

function advisory(version: string, status: Readonly<Record<string, readonly string[]>>) {
  return {
    document: {
      category: 'csaf_security_advisory',
      csaf_version: '2.0',
      title: 'Acme',
      publisher: { category: 'vendor', name: 'Acme', namespace: 'https://acme.example' },
      tracking: { id: 'A-1', version, current_release_date: `2026-11-0${version}T00:00:00Z` },
    },
    product_tree: {
      full_product_names: [
        { product_id: 'P', name: 'p', product_identification_helper: { purl: 'pkg:npm/p@1.0.0' } },
      ],
    },
    vulnerabilities: [{ cve: 'CVE-2026-0001', product_status: status }],
  }
}

it('keeps what advisories state, with their bytes in one place', async () => {
  const database = await testDatabase()
  const context = testContext(database)
  const publish = async (made: object) =>
    await importContent(context, { source: 'csaf', content: await zipOf({ 'a.json': made }) })
  const kept = async () =>
    await database.kysely
      .selectFrom('intel.vex_document')
      .select(['id', 'revision', 'content', 'statement_count', 'superseded_at'])
      .orderBy('revision')
      .execute()

  await publish(advisory('1', { known_affected: ['P'] }))
  await publish(advisory('1', { known_affected: ['P'] }))
  const [first] = await kept()
  const document = await readVexDocument(context, first?.id ?? '')

  expect(first).toMatchObject({ revision: 1, content: null, statement_count: 1, superseded_at: null })
  expect(JSON.parse(document.content.toString())).toEqual(advisory('1', { known_affected: ['P'] }))
  expect(document).toMatchObject({ format: 'csaf', author: 'Acme', unknown: 0, products: 1 })

  await publish(advisory('2', {}))

  expect(await kept()).toMatchObject([{ superseded_at: expect.anything() }, { statement_count: 0 }])
  expect(await database.kysely.selectFrom('intel.vex_statement').selectAll().execute()).toEqual([])
  // The judge of CSAF loads the catalogues of the standard first, on a busy machine for long.
}, 120_000)
