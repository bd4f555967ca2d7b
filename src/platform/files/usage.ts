import { readdir, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Files } from './file-store.ts'

/** How much room the store takes. */
export interface FilesUsage {
  readonly files: number
  readonly bytes: number
}

/** Counts what is kept, folder by folder; files that go meanwhile are left out. */
export async function measureFiles(files: Files): Promise<FilesUsage> {
  const usage = { files: 0, bytes: 0 }
  for await (const bytes of sizesBelow(files.folder)) {
    usage.files += 1
    usage.bytes += bytes
  }
  return usage
}

async function* sizesBelow(folder: string): AsyncGenerator<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* sizesBelow(path)
    if (entry.isFile()) yield await sizeOf(path)
  }
}

/** A file that is gone takes no room. */
async function sizeOf(path: string): Promise<number> {
  return await stat(path).then(
    ({ size }) => size,
    () => 0,
  )
}

/** The disk on which the store lies. */
export interface DiskSpace {
  readonly freeBytes: number
  readonly totalBytes: number
}

/** What the disk still has for us; undefined where the system does not tell. */
export async function readDisk(files: Files): Promise<DiskSpace | undefined> {
  // Before the first file there is only the folder around it.
  for (const folder of [files.folder, dirname(files.folder)]) {
    const space = await statfs(folder).catch(() => undefined)
    if (space !== undefined) {
      return { freeBytes: space.bavail * space.bsize, totalBytes: space.blocks * space.bsize }
    }
  }
  return undefined
}
