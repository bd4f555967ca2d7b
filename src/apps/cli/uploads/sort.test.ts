import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { packFiles, readEntries } from '#platform/archives/index.ts'
import { advisory, temporaryFolder } from '../trials/stage.ts'
import type { Parcel } from './published.ts'
import { sortPublished } from './sort.ts'

async function lay(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = join(await temporaryFolder(), 'data')
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  return folder
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

async function namesIn(parcel: Parcel | undefined): Promise<readonly string[]> {
  const names: string[] = []
  const bytes = await buffer(parcel?.open() ?? new ReadableStream())
  for await (const { name } of readEntries(bytes, { onProblem: () => undefined })) names.push(name)
  return names
}

const osv = (id: string) => advisory(id, 'left-stuffer', '2.0.0')
const csaf = '{"document":{"category":"csaf_base","csaf_version":"2.0"}}'
const epss = 'cve,epss,percentile\nCVE-2031-1000,0.1,0.2\n'

it('sends each file to the source that its content shows, loose ones together', async () => {
  const folder = await lay({
    'npm/all.zip': await zipOf({ 'A-1.json': osv('A-1'), 'A-2.json': osv('A-2') }),
    'one/A-3.json': osv('A-3'),
    'two/A-4.json.gz': gzipSync(osv('A-4')),
    'vendor/x.json': csaf,
    'vendor/x.json.sha256': 'f'.repeat(64),
    'scores.csv.gz': gzipSync(epss),
  })

  const { consignments, left } = await sortPublished([folder])

  expect(consignments.map(({ source, files }) => [source, files])).toEqual([
    ['osv', 4],
    ['csaf', 1],
    ['epss', 1],
  ])
  const [ofOsv, ofCsaf, ofEpss] = consignments.map(({ parcels }) => parcels)
  expect(ofOsv?.map(({ name }) => name)).toEqual(['npm/all.zip', 'osv.zip'])
  expect(await namesIn(ofOsv?.[1])).toEqual(['one/A-3.json', 'two/A-4.json'])
  expect(await namesIn(ofCsaf?.[0])).toEqual(['vendor/x.json', 'vendor/x.json.sha256'])
  expect(await namesIn(ofEpss?.[0])).toEqual(['scores.csv'])
  expect(left).toEqual([])
})

it('takes out of a mixed archive what sources publish, and tells what is left and why', async () => {
  const folder = await lay({
    'mixed.zip': await zipOf({
      'a/A-1.json': osv('A-1'),
      'b/x.json': csaf,
      'notes.txt': 'x',
      'c.json': '{}',
    }),
    'bom.json': '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[]}',
    'README.md': '# About',
    'broken.zip': 'PK\u0003\u0004',
  })

  const { consignments, left } = await sortPublished([folder])

  expect(await namesIn(consignments[0]?.parcels[0])).toEqual(['mixed.zip/a/A-1.json'])
  expect(await namesIn(consignments[1]?.parcels[0])).toEqual(['mixed.zip/b/x.json'])
  expect(left).toEqual([
    { name: 'README.md', why: 'unknown', count: 1 },
    { name: 'bom.json', why: 'document', count: 1 },
    { name: 'broken.zip', why: 'damaged', count: 1 },
    { name: 'mixed.zip', why: 'rest', count: 2 },
  ])
})

it('tells files of one name in several folders apart', async () => {
  const folder = await lay({ 'one/A-1.json': osv('A-1'), 'two/A-1.json': osv('A-2') })

  const { consignments } = await sortPublished([join(folder, 'one'), join(folder, 'two')])

  expect(await namesIn(consignments[0]?.parcels[0])).toEqual(['1/A-1.json', '2/A-1.json'])
})

it('takes a file once that several paths lead to', async () => {
  const folder = await lay({ 'one/A-1.json': osv('A-1') })

  const { consignments } = await sortPublished([folder, join(folder, 'one', 'A-1.json'), join(folder, 'one')])

  expect(consignments.map(({ files }) => files)).toEqual([1])
})

it('refuses what holds nothing of any source', async () => {
  const folder = await lay({ 'README.md': '# About' })

  await expect(sortPublished([folder])).rejects.toMatchObject({ code: 'cli.nothing-recognised' })
  await expect(sortPublished([join(folder, 'absent')])).rejects.toMatchObject({ code: 'cli.file-missing' })
})
