import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { readEntries } from '#platform/archives/index.ts'
import { temporaryFolder } from '../trials/stage.ts'
import { findPublished, type Parcel } from './published.ts'

async function lay(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = join(await temporaryFolder(), 'published')
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await writeFile(join(folder, name), content)
  }
  return folder
}

async function entriesOf(parcel: Parcel | undefined): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  if (parcel === undefined) return found
  const bytes = await buffer(parcel.open())
  for await (const entry of readEntries(bytes, { accept: () => true, onProblem: () => undefined })) {
    found[entry.name] = Buffer.from(entry.bytes).toString()
  }
  return found
}

it('sends a file as it is', async () => {
  const folder = await lay({ 'advisory.json': '{"a":1}' })

  const { parcels, skipped } = await findPublished(join(folder, 'advisory.json'))

  expect(parcels.map((parcel) => parcel.name)).toEqual(['advisory.json'])
  expect((await buffer(parcels[0]?.open() ?? new ReadableStream())).toString()).toBe('{"a":1}')
  expect(skipped).toEqual([])
})

it('sends each zip by itself, and loose files of any depth together', async () => {
  const folder = await lay({
    'npm/all.zip': 'zip of npm',
    'PyPI/all.zip': 'zip of PyPI',
    'advisories/2026/01/A-1.json': '1',
    'advisories/2026/02/A-2.json': '2',
  })

  const { parcels } = await findPublished(folder)

  expect(parcels.map((parcel) => parcel.name)).toEqual(['PyPI/all.zip', 'npm/all.zip', 'published.zip'])
  expect(await entriesOf(parcels[2])).toEqual({
    'advisories/2026/01/A-1.json': '1',
    'advisories/2026/02/A-2.json': '2',
  })
})

it('sends a tar, packed or not, as it is', async () => {
  const folder = await lay({ 'a.tar': '1', 'b.tgz': '2', 'c.tar.gz': '3', 'd.tar.zst': '4', 'e.tar.xz': '5' })

  const { parcels, skipped } = await findPublished(folder)

  expect(parcels.map((parcel) => parcel.name)).toEqual([
    'a.tar',
    'b.tgz',
    'c.tar.gz',
    'd.tar.zst',
    'e.tar.xz',
  ])
  expect(skipped).toEqual([])
})

it('unpacks loose files, and passes on what it cannot unpack', async () => {
  const folder = await lay({ 'a.json.gz': gzipSync('{}'), 'b.json.gz': 'damaged' })

  const { parcels } = await findPublished(folder)

  expect(await entriesOf(parcels[0])).toEqual({ 'a.json': '{}', 'b.json': 'damaged' })
})

it('tells what is neither JSON, CSV nor an archive, and looks at nothing hidden', async () => {
  const folder = await lay({ 'a.json': '{}', 'README.md': '#', 'b/notes.txt': '', '.git/config.json': '{}' })

  const { parcels, skipped } = await findPublished(folder)

  expect(await entriesOf(parcels[0])).toEqual({ 'a.json': '{}' })
  expect(skipped).toEqual(['README.md', 'b/notes.txt'])
})

it('follows links to files, but not to folders', async () => {
  const folder = await lay({ 'kept/a.json': '{}' })
  await symlink(join(folder, 'kept/a.json'), join(folder, 'linked.json'))
  await symlink(folder, join(folder, 'round'))

  const { parcels } = await findPublished(folder)

  expect(await entriesOf(parcels[0])).toEqual({ 'kept/a.json': '{}', 'linked.json': '{}' })
})

it.each([
  ['nothing at all', 'absent', 'cli.file-missing'],
  ['a folder without anything to import', 'texts', 'cli.nothing-to-import'],
  ['a file of another kind', 'texts/notes.txt', 'cli.not-importable'],
])('refuses %s', async (_, path, code) => {
  const folder = await lay({ 'texts/notes.txt': 'notes' })

  await expect(findPublished(join(folder, path))).rejects.toMatchObject({ code })
})
