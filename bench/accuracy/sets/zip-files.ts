import { existsSync } from 'node:fs'
import { readEntries } from '#platform/archives/index.ts'

/** The files of an archive by their names; null where there is no archive. */
export async function filesOfZip(path: string): Promise<ReadonlyMap<string, Uint8Array> | null> {
  if (!existsSync(path)) return null
  const files = new Map<string, Uint8Array>()
  for await (const { name, bytes } of readEntries(path, { accept: () => true, onProblem: () => undefined })) {
    files.set(name, bytes)
  }
  return files
}
