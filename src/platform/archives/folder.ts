import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Reading } from './reading.ts'

/** One file below a folder: where it is, and its name from the folder on, with `/`. */
export interface FoundFile {
  readonly path: string
  readonly name: string
}

/** Files that hold documents or are archives of such. */
const documents =
  /\.(?:(?:json|ndjson|jsonl)(?:\.gz|\.zst|\.xz|\.bz2)?|zip|tar(?:\.gz|\.zst|\.xz|\.bz2)?|tgz|tbz2?)$/i

/** The documents below a folder, sorted by name, folder by folder. Links are left out, each with a problem. */
export async function* findDocuments(root: string, reading: Reading, below = ''): AsyncGenerator<FoundFile> {
  const found = await readdir(join(root, below), { withFileTypes: true })
  for (const entry of found.toSorted(byName)) {
    const name = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isSymbolicLink()) reading.note(name, 'archives.link')
    else if (entry.isDirectory()) yield* findDocuments(root, reading, name)
    else if (entry.isFile() && documents.test(name)) yield { path: join(root, name), name }
  }
}

function byName(a: Dirent, b: Dirent): number {
  if (a.name === b.name) return 0
  return a.name < b.name ? -1 : 1
}
