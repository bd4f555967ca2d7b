import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Context } from '#domains/identity/index.ts'
import { openFile } from '#platform/files/index.ts'
import { openedName } from './published-actions.ts'

/**
 * Works on a kept file as it was received. An archive is read here and there, so it must lie open on the disk; it does
 * so as long as the work takes.
 * @param file.place names a folder that nobody else uses meanwhile
 */
export async function withOpenFile<T>(
  context: Context,
  file: { readonly hash: string; readonly place: string },
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = join(context.files.folder, '..', 'work', file.place)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const path = join(folder, openedName)
    await pipeline(openFile(context.files, file.hash), createWriteStream(path))
    return await work(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
