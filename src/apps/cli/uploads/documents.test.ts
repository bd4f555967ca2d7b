import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { tarOf } from '#platform/archives/trials/tar-of.ts'
import { temporaryFolder } from '../trials/stage.ts'
import { documentsAt } from './documents.ts'

const bom = (name: string) =>
  JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components: [{ name }] })

async function lay(name: string, content: string | Uint8Array): Promise<string> {
  const folder = join(await temporaryFolder(), 'documents')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, name), content)
  return join(folder, name)
}

it('sends each document of an archive under its name there', async () => {
  const tar = await tarOf([
    ['out/backend.cdx.json', bom('backend')],
    ['out/README.md', '# nothing'],
    ['__MACOSX/out/backend.cdx.json', bom('shadow')],
    ['out/requirements.txt', 'flask==2.0\n'],
  ])

  const parcels = await documentsAt(await lay('all.tar.gz', gzipSync(tar)))

  expect(parcels.map(({ name }) => name)).toEqual(['out/backend.cdx.json', 'out/requirements.txt'])
  const bodies = await Promise.all(parcels.map(async (parcel) => (await buffer(parcel.open())).toString()))
  expect(bodies).toEqual([bom('backend'), 'flask==2.0\n'])
})

it.each([
  ['a file that is no archive', 'bom.json', bom('a')],
  ['what is only called an archive', 'bom.zip', bom('a')],
])('sends %s as it is', async (_what, name, content) => {
  const parcels = await documentsAt(await lay(name, content))

  expect(parcels.map((parcel) => parcel.name)).toEqual([name])
})

it('leaves an archive of one document to the server', async () => {
  const parcels = await documentsAt(await lay('one.tar', await tarOf([['bom.json', bom('a')]])))

  expect(parcels.map(({ name }) => name)).toEqual(['one.tar'])
})
