import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { advisory, aloneOn, tell, temporaryFolder } from './trials/stage.ts'

/** A product with a document of three components, two of them with licences. */
async function openStage() {
  const database = await testDatabase()
  const environment = await aloneOn(database)
  const folder = await temporaryFolder()
  const renkei = (...words: readonly string[]) => tell(words, environment)
  const who = ['--name', 'Aoi', '--role', 'administrator', '--login', 'aoi', '--organisation', 'W']
  await renkei('user', 'create', ...who)
  await writeFile(join(folder, 'A.json'), advisory('TRIAL-2026-1000', 'left-stuffer', '1.3.0'))
  await renkei('feed', 'import', 'osv', join(folder, 'A.json'))
  const component = (name: string, licence?: object) => ({
    type: 'library',
    name,
    version: '1.2.0',
    purl: `pkg:npm/${name}@1.2.0`,
    ...(licence === undefined ? {} : { licenses: [licence] }),
  })
  const components = [
    component('left-stuffer', { license: { id: 'MIT' } }),
    component('right-stuffer', { license: { id: 'Ours-1.0' } }),
    component('stuffer'),
  ]
  const sbom = join(folder, 'sbom.json')
  await writeFile(
    sbom,
    JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components }),
  )
  const imported = await renkei('sbom', 'import', sbom, '--product', 'P', '--release', '1')
  const release = JSON.parse((await renkei('ci', 'list', '--q', 'P 1', '--json')).out).rows[0]
  return { database, renkei, imported, ciId: String(release?.id) }
}

it('reads kept documents again, and finds what an earlier release took for something else', async () => {
  const { database, renkei } = await openStage()
  await database.pool.query(`
    with wrong as (insert into inventory.component (package_key, name, version, created_at)
      values ('generic/left-stuffer', 'left-stuffer', '1.2.0', now()) returning package_key, id)
    update inventory.occurrence o set package_key = wrong.package_key, component_id = wrong.id from wrong
    where o.package_key = 'npm/left-stuffer'`)
  await database.pool.query(
    `begin; set local renkei.wall = 'system'; update inventory.document set reader_revision = 0; commit`,
  )
  expect(JSON.parse((await renkei('findings', '--json')).out).rows).toEqual([])

  const told = await renkei('sbom', 'reread', '--json')

  expect(told.code).toBe(0)
  expect(JSON.parse(told.out)).toMatchObject({
    rows: [
      {
        kind: 'inventory.reread-documents',
        state: 'done',
        result: { readAgain: 1, readOtherwise: 1, notReadAgain: 0, added: 1, removed: 1 },
      },
    ],
  })
  expect(JSON.parse((await renkei('findings', '--json')).out).rows).toHaveLength(1)
  const again = await renkei('sbom', 'reread')
  expect(again.out).toContain('documents read again 0')
})

it('reads kept VEX documents again', async () => {
  const { database, renkei } = await openStage()
  const folder = await temporaryFolder()
  const statement = {
    vulnerability: { name: 'CVE-2026-1000' },
    products: [{ '@id': 'pkg:npm/left-stuffer@1.2.0' }],
    status: 'fixed',
  }
  const document = {
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': 'https://vex.example/1',
    author: 'Acme',
    timestamp: '2026-01-02T00:00:00Z',
    version: 1,
    statements: [statement],
  }
  await writeFile(join(folder, 'vex.json'), JSON.stringify(document))
  await renkei('feed', 'import', 'vex', join(folder, 'vex.json'))
  await database.pool.query(`update intel.vex_document set reader_revision = 0, author = 'Acm'`)

  const told = await renkei('feed', 'reread')

  expect(told.code).toBe(0)
  expect(told.out).toContain('Kept advisories and VEX documents')
  expect(told.out).toMatch(/documents read again 1.*documents that say something else now 1/)
  const list = JSON.parse((await renkei('feed', 'documents', '--json')).out)
  expect(list.rows).toMatchObject([{ author: 'Acme', revision: 1 }])
})

it('lists what stands under a licence, and counts by licence', async () => {
  const { renkei, imported, ciId } = await openStage()

  expect(imported.code).toBe(0)
  const mit = JSON.parse((await renkei('ci', 'components', ciId, '--licence', 'MIT', '--json')).out)
  expect(mit.rows.map(({ name }: { name: string }) => name)).toEqual(['left-stuffer'])
  const other = await renkei('ci', 'components', ciId, '--licence', 'other')
  expect(other.out).toContain('right-stuffer')
  expect(other.out).toContain('Ours-1.0 (not on the SPDX list)')
  const counts = await renkei('ci', 'licences', ciId)
  expect(counts.out).toMatch(/MIT +1[\s\S]*Ours-1\.0 \(not on the SPDX list\) +1[\s\S]*\(none told\) +1/)
  expect(JSON.parse((await renkei('ci', 'licences', ciId, '--json')).out)).toMatchObject({
    total: 2,
    none: 1,
  })
})
