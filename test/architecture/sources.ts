import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Path from the project's root → text. Files that are not source have an empty text: only their place counts. */
export type Sources = ReadonlyMap<string, string>

const root = new URL('../../', import.meta.url)

/** Every file below the folders, fixtures left out: those are material, not source. */
export function readSources(...folders: readonly string[]): Sources {
  return new Map(
    folders.flatMap((folder) => filesBelow(folder).map((path) => [path, readSource(path)] as const)),
  )
}

/** Whether the path is TypeScript or TSX. */
export function isSource(path: string): boolean {
  return /\.tsx?$/.test(path) && !path.endsWith('.d.ts')
}

/** The text of any file of the project. */
export function readText(path: string): string {
  return readFileSync(new URL(path, root), 'utf8')
}

function readSource(path: string): string {
  return isSource(path) ? readText(path) : ''
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(fileURLToPath(new URL(folder, root)), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(fileURLToPath(root).length))
    .filter((path) => !path.split('/').includes('fixtures'))
    .toSorted()
}
