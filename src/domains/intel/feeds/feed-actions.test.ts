import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { testContext, testDatabase } from '#test/database.ts'
import { affects, osvRecord, zipOf, zipOfRecords } from '../trials/importing.ts'
import { receiveFeed } from './feed-actions.ts'

const context = testContext(await testDatabase())
const record = osvRecord('GHSA-aaaa-bbbb-cccc', { affected: [affects('left-pad')] })

async function receive(content: Uint8Array, name = 'all.zip') {
  return await receiveFeed(context, { source: 'auto', name, content: Readable.from([content]) })
}

it('finds the one source of an archive, or of a file, by what it holds', async () => {
  const archive = await receive(await zipOfRecords(record))
  const list = await receive(Buffer.from('cve,epss,percentile\nCVE-2031-1000,0.1,0.2\n'), 'feed')

  const rows = await context.database.kysely
    .selectFrom('platform.job')
    .select(['id', 'input', 'subject_id'])
    .execute()
  const of = (id: string) => rows.find((row) => row.id === id)
  expect(of(archive)).toMatchObject({ input: { source: 'osv' }, subject_id: 'osv' })
  expect(of(list)).toMatchObject({ input: { source: 'epss' }, subject_id: 'epss' })
  const audit = await context.database.kysely
    .selectFrom('identity.audit')
    .select('object_id')
    .where('action', '=', 'feed.import')
    .orderBy('object_id')
    .execute()
  expect(audit.map((row) => row.object_id)).toEqual(['epss', 'osv'])
})

it('refuses what holds nothing of a source, or something of several', async () => {
  const mixed = await zipOf({ 'a.json': record, 'b.csv': 'cve,epss,percentile\nCVE-2031-1000,0.1,0.2\n' })

  await expect(receive(Buffer.from('{"a":1}'), 'a.json')).rejects.toMatchObject({
    code: 'intel.source-not-recognised',
  })
  await expect(receive(mixed)).rejects.toMatchObject({
    code: 'intel.several-sources',
    facts: { name: 'all.zip', sources: 'OSV.dev, FIRST EPSS' },
  })
})
