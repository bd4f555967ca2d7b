import { gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { tarOf } from '#platform/archives/trials/tar-of.ts'
import { testContext, testDatabase } from '#test/database.ts'
import { affects, importContent, osvRecord } from '../trials/importing.ts'

const record = (id: string) => JSON.stringify(osvRecord(id, { affected: [affects('left-pad')] }))

it.each([
  ['plain', (tar: Buffer) => tar],
  ['packed by gzip', (tar: Buffer) => gzipSync(tar)],
  ['packed by zstd', (tar: Buffer) => zstdCompressSync(tar)],
])('reads a tar of records, %s, like a zip of records', async (_how, packed) => {
  const database = await testDatabase()
  const tar = await tarOf([
    ['advisories/GHSA-aaaa-bbbb-cccc.json', record('GHSA-aaaa-bbbb-cccc')],
    ['advisories/README.md', '# nothing'],
    ['advisories/GHSA-dddd-eeee-ffff.json', record('GHSA-dddd-eeee-ffff')],
    ['advisories/broken.json', '{'],
    [{ name: 'advisories/link.json', type: 'symlink', linkname: '/etc/passwd' }, ''],
  ])

  const outcome = await importContent(testContext(database), { source: 'osv', content: packed(tar) })

  const records = await database.kysely.selectFrom('intel.record').select('name').orderBy('name').execute()
  expect(records.map(({ name }) => name)).toEqual(['GHSA-aaaa-bbbb-cccc', 'GHSA-dddd-eeee-ffff'])
  expect(outcome).toMatchObject({ state: 'partly' })
})
