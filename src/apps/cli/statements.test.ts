import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { testDatabase } from '#test/database.ts'
import { advisory, aloneOn, tell, temporaryFolder, writeSbom } from './trials/stage.ts'

const database = await testDatabase()
const environment = await aloneOn(database)
const folder = await temporaryFolder()
const renkei = (...words: readonly string[]) => tell(words, environment)
const name = ['--name', 'Aoi', '--role', 'administrator', '--login', 'aoi', '--organisation', 'W']

function openVex(id: string, purl: string) {
  const products = [{ '@id': purl }]
  return JSON.stringify({
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': id,
    author: 'Acme',
    timestamp: '2026-06-01T00:00:00Z',
    version: 1,
    statements: [
      { vulnerability: { name: 'CVE-2026-1000' }, status: 'not_affected', impact_statement: 'x', products },
    ],
  })
}

beforeAll(async () => {
  await writeFile(join(folder, 'A.json'), advisory('TRIAL-2026-1000', 'left-stuffer', '1.3.0'))
  await renkei('user', 'create', ...name)
  await renkei('feed', 'import', 'osv', join(folder, 'A.json'))
  const sbom = await writeSbom(folder, 'sbom.json', ['left-stuffer@1.2.0'])
  await renkei('sbom', 'import', '--product', 'P', '--release', '1', sbom)
  await mkdir(join(folder, 'vex'))
  await writeFile(join(folder, 'vex', 'a.json'), openVex('urn:a', 'pkg:npm/left-stuffer@1.2.0'))
  await writeFile(join(folder, 'vex', 'b.json'), openVex('urn:b', 'pkg:npm/other'))
})

it('imports what others state from a folder, tells it, and hides no finding for it', async () => {
  const imported = await renkei('feed', 'import', 'vex', join(folder, 'vex'))
  const told = await renkei('vulnerability', 'statements', 'CVE-2026-1000')
  const findings = await renkei('findings', '--vulnerability', 'CVE-2026-1000', '--status', 'open')

  expect(imported.code).toBe(0)
  expect(told.out).toMatch(/^author +status +reason +products +items +stated +document$/m)
  expect(told.out).toMatch(/^Acme +not affected +\S+ +1 +1 +2026-06-01/m)
  expect(told.out).toMatch(/^Acme +not affected +\S+ +1 +0 +2026-06-01/m)
  expect(findings.out).toMatch(/left-stuffer 1\.2\.0 .* not affected +1\.3\.0$/m)
})

it('prints a document of others as it was received', async () => {
  const list = await renkei('vulnerability', 'statements', 'CVE-2026-1000', '--json')
  const id = String(JSON.parse(list.out).rows[0].document.id)

  const told = await renkei('vulnerability', 'statements', 'CVE-2026-1000', '--document', id)

  expect(JSON.parse(told.out)).toMatchObject({ author: 'Acme' })
})

it('lists the documents of others with what is not known of them here', async () => {
  const told = await renkei('feed', 'documents')

  expect(told.out).toMatch(/^\S+ +Acme +urn:b +1 +1 +0 +1 +0 /m)
})
