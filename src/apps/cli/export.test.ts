import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { readSbom } from '#formats/sbom/index.ts'
import { testDatabase } from '#test/database.ts'
import { aloneOn, tell, temporaryFolder, writeSbom } from './trials/stage.ts'

const database = await testDatabase()
const environment = await aloneOn(database)
const folder = await temporaryFolder()
const renkei = (...words: readonly string[]) => tell(words, environment)

let ci = ''

beforeAll(async () => {
  const person = ['--name', 'Aoi', '--role', 'administrator', '--login', 'aoi', '--organisation', 'W']
  await renkei('user', 'create', ...person)
  const sbom = await writeSbom(folder, 'sbom.json', ['left@1.0.0', 'right@2.0.0'])
  const told = await renkei('sbom', 'import', sbom, '--product', 'Gate', '--release', '1.0')
  if (told.code !== 0) throw new Error(told.err)
  const { rows } = JSON.parse((await renkei('ci', 'list', '--kind', 'release', '--json')).out)
  ci = rows[0].id
})

it.each(['cyclonedx-1.6', 'cyclonedx-1.7', 'spdx-2.3'])(
  'export sbom writes %s that reads again',
  async (format) => {
    const told = await renkei('export', 'sbom', '--ci', ci, '--format', format)

    const read = readSbom(Buffer.from(told.out))
    expect(told).toMatchObject({ code: 0, err: '' })
    expect(read.ok && read.value.components.map(({ purl }) => purl)).toEqual([
      'pkg:npm/left@1.0.0',
      'pkg:npm/right@2.0.0',
    ])
  },
)

it('export sbom writes to a file', async () => {
  const path = join(folder, 'out.cdx.json')

  expect(await renkei('export', 'sbom', '--ci', ci, '--output', path)).toMatchObject({ code: 0, out: '' })
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
  })
})

it('export vex writes what was decided, and says where there is nothing to state', async () => {
  const cyclonedx = await renkei('export', 'vex', '--ci', ci)
  const openvex = await renkei('export', 'vex', '--ci', ci, '--format', 'openvex')

  expect(JSON.parse(cyclonedx.out)).toMatchObject({ vulnerabilities: [] })
  expect(openvex).toMatchObject({
    code: 3,
    out: '',
    err: expect.stringContaining('Nothing has been decided'),
  })
})

it('an item that is not there is refused', async () => {
  const told = await renkei('export', 'sbom', '--ci', '00000000-0000-4000-8000-000000000000')

  expect(told).toMatchObject({ code: 2, out: '' })
})
