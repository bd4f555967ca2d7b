import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Files, keepFile } from './file-store.ts'
import { measureFiles, readDisk } from './usage.ts'

let files: Files

beforeEach(async () => {
  files = { folder: join(await mkdtemp(join(tmpdir(), 'renkei-usage-')), 'files') }
})
afterEach(() => rm(join(files.folder, '..'), { recursive: true }))

it('counts nothing in a store that was never used', async () => {
  expect(await measureFiles(files)).toEqual({ files: 0, bytes: 0 })
})

it('counts every file and what it takes on the disk', async () => {
  await keepFile(files, Readable.from([Buffer.from('one')]), { maxBytes: 100 })
  await keepFile(files, Readable.from([Buffer.from('two')]), { maxBytes: 100 })

  const usage = await measureFiles(files)

  expect(usage.files).toBe(2)
  expect(usage.bytes).toBeGreaterThan(20)
})

it('tells the room on the disk, also before the first file', async () => {
  const disk = await readDisk(files)

  expect(disk?.totalBytes).toBeGreaterThan(disk?.freeBytes ?? Number.POSITIVE_INFINITY)
})
