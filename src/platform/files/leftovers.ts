import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Files, incoming, isMissing } from './file-store.ts'

/**
 * Removes what a killed process left half written. Other processes may be writing: only files untouched since
 * `before` go.
 * @returns how many were removed
 */
export async function sweepLeftovers(files: Files, before: Temporal.Instant): Promise<number> {
  const folder = join(files.folder, incoming)
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  const removed = await Promise.all(names.map((name) => removeIfOld(join(folder, name), before)))
  return removed.filter((isRemoved) => isRemoved).length
}

async function removeIfOld(path: string, before: Temporal.Instant): Promise<boolean> {
  const found = await stat(path).catch(() => null)
  if (found === null || found.mtimeMs >= before.epochMilliseconds) return false
  await rm(path, { force: true })
  return true
}
