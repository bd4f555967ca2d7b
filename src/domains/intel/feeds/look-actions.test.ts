import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { packFiles } from '#platform/archives/index.ts'
import { lookIntoFile } from './look-actions.ts'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'renkei-look-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const osv = (id: string) => JSON.stringify({ id, modified: '2031-01-01T00:00:00Z', affected: [] })
const openVex = '{"@context":"https://openvex.dev/ns/v0.2.0","@id":"urn:a"}'
const bom = '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[]}'

async function look(name: string, content: string | Uint8Array) {
  const path = join(folder, 'file')
  await writeFile(path, content)
  return await lookIntoFile(path, name)
}

async function zipOf(files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  async function* each() {
    for (const [name, text] of Object.entries(files))
      yield await Promise.resolve({ name, bytes: Buffer.from(text) })
  }
  const chunks: Buffer[] = []
  for await (const chunk of packFiles(each())) chunks.push(chunk)
  return Buffer.concat(chunks)
}

it('tells the source of a file, packed or not, whatever it is called', async () => {
  const whole = { as: 'whole', source: 'osv', isArchive: false, files: 1 }

  expect(await look('a.json', osv('X-1'))).toEqual(whole)
  expect(await look('a.json.gz', gzipSync(osv('X-1')))).toEqual(whole)
  expect(await look('feed', osv('X-1'))).toEqual(whole)
})

it('takes an archive whole whose files are of one source, whatever lies beside them', async () => {
  const zip = await zipOf({ 'a/1.json': osv('X-1'), 'a/2.json': osv('X-2'), 'README.md': '#', LICENSE: 'x' })

  expect(await look('all.zip', zip)).toEqual({ as: 'whole', source: 'osv', isArchive: true, files: 2 })
})

it('sorts an archive of several sources, and one that is mostly something else', async () => {
  const others = Object.fromEntries(
    Array.from({ length: 90 }, (_, index) => [`other/${index}.json`, '{"a":1}']),
  )
  const files = { 'osv/1.json': osv('X-1'), 'vex/1.json': openVex, 'vex/1.json.sha256': 'f', ...others }

  expect(await look('all.zip', await zipOf(files))).toEqual({
    as: 'parts',
    parts: new Map([
      ['osv', ['osv/1.json']],
      ['vex', ['vex/1.json', 'vex/1.json.sha256']],
    ]),
    others: 91,
  })
})

it.each([
  ['document', 'bom.json', bom],
  ['document', 'Cargo.lock', '[[package]]\nname = "a"\nversion = "1"\n'],
  ['unknown', 'a.json', '{"a":1}'],
  ['unknown', 'empty.json', ''],
  ['damaged', 'a.json.gz', gzipSync(osv('X-1')).subarray(0, 20)],
  ['damaged', 'a.zip', 'PK\u0003\u0004 and no more'],
])('leaves what is no source’s, as %s: %s', async (why, name, content) => {
  expect(await look(name, content)).toEqual({ as: 'nothing', why })
})

it('leaves an archive of documents of items', async () => {
  expect(await look('boms.zip', await zipOf({ 'a.json': bom, 'b.json': bom }))).toEqual({
    as: 'nothing',
    why: 'document',
  })
})
