import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { stripVTControlCharacters } from 'node:util'
import { errorCatalogue } from '#kernel/errors/app-error.ts'
import { environmentWith } from '../config/config.ts'
import type { Log } from '../log/log.ts'
import { withLock } from './build-lock.ts'
import { compressAll } from './compress.ts'

const refuse = errorCatalogue('web', { 'build-failed': 'unavailable' })

const root = join(import.meta.dirname, '../../..')

/** Where the built web lies. */
export const webFolder = join(root, 'dist/web')

/** What is built from what, and how. */
export interface Build {
  /** Made anew as a whole; nothing else may lie in it. */
  readonly folder: string
  /** Files and folders; when one has changed since the build, it is old. */
  readonly sources: readonly string[]
  /** The arguments of a Node process that builds into the folder. */
  command(folder: string): readonly string[]
}

const ownBuild: Build = {
  folder: webFolder,
  sources: [
    'src/web',
    'src/contract',
    'src/texts',
    'src/kernel',
    'src/platform/web-build',
    'docs/guide',
    'package-lock.json',
    'vite.config.ts',
  ].map((path) => join(root, path)),
  command: (folder) => [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--outDir', folder],
}

/**
 * Builds the web when a source is newer than the build, or when there is none. Of several processes that start at
 * once one builds and the others wait; a build that fails leaves the old one as it was.
 * @throws AppError `web.build-failed` with the last lines that the builder printed
 */
export async function buildWeb(log: Log, build: Build = ownBuild): Promise<void> {
  if (!(await isOld(build))) return
  await mkdir(dirname(build.folder), { recursive: true })
  await withLock(`${build.folder}.lock`, async () => {
    if (await isOld(build)) await buildAnew(log, build)
  })
}

async function isOld({ folder, sources }: Build): Promise<boolean> {
  const built = await stat(join(folder, 'index.html')).catch(() => undefined)
  if (built === undefined) return true
  const times = await Promise.all(sources.map(newestTime))
  return Math.max(...times) > built.mtimeMs
}

/** When anything in it was changed, added or taken away last; tests do not count. In milliseconds. */
async function newestTime(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined || /\.test\.tsx?$/.test(path)) return 0
  if (!found.isDirectory()) return found.mtimeMs
  const names = await readdir(path)
  const times = await Promise.all(names.map((name) => newestTime(join(path, name))))
  return Math.max(found.mtimeMs, ...times)
}

async function buildAnew(log: Log, build: Build): Promise<void> {
  const began = new Date()
  await removeLeftovers(build.folder)
  log.info({ folder: build.folder }, 'the web is being built')
  const [fresh, former] = [`${build.folder}.new`, `${build.folder}.old`]
  await run(log, build.command(fresh))
  await compressAll(fresh)
  // What changes while it is built makes it old again.
  await utimes(join(fresh, 'index.html'), began, began)
  await rename(build.folder, former).catch(() => undefined)
  await rename(fresh, build.folder)
  await removeLeftovers(build.folder)
  log.info({ milliseconds: Date.now() - began.getTime() }, 'the web has been built')
}

async function removeLeftovers(folder: string): Promise<void> {
  const leftovers = [`${basename(folder)}.new`, `${basename(folder)}.old`]
  for (const name of leftovers) await rm(join(dirname(folder), name), { recursive: true, force: true })
}

async function run(log: Log, command: readonly string[]): Promise<void> {
  // Whoever starts us for tests or development must not get React's own development build: twice the weight.
  const env = environmentWith({ NODE_ENV: 'production' })
  const child = spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (colored) => {
      const line = stripVTControlCharacters(colored)
      if (!isStackLine(line)) lines.push(line)
      log.debug({ line }, 'builder wrote')
    })
  }
  const [code] = await once(child, 'close')
  if (code !== 0) throw refuse('build-failed', { facts: { output: lines.slice(-20).join('\n') } })
}

/** Places in the builder's own code tell nobody anything. */
function isStackLine(line: string): boolean {
  return /^\s+at .*:\d+:\d+\)?/.test(line)
}
