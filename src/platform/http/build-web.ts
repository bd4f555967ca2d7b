import { spawn } from 'node:child_process'
import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { errorCatalogue } from '#kernel/errors/app-error.ts'
import type { Log } from '../log/log.ts'

const refuse = errorCatalogue('web', { 'build-failed': 'unavailable' })

const project = fileURLToPath(new URL('../../../', import.meta.url))

/** What the build is made of; a change in any of it makes a new one. */
const sources = ['src/web', 'src/contract', 'src/texts', 'src/kernel', 'package-lock.json', 'vite.config.ts']

/** Where the built application lies. */
export const webFolder = join(project, 'dist', 'web')

/**
 * Builds the web application when a source is newer than the build; a clean clone builds once.
 * @throws AppError `web.build-failed` with the last lines of the builder
 */
export async function buildWeb(log: Log): Promise<void> {
  const built = await timeOf(join(webFolder, 'index.html'))
  const newest = Math.max(...(await Promise.all(sources.map((source) => newestTime(join(project, source))))))
  if (built > newest) return
  log.info({}, 'building the web application')
  // Two starts at once build apart; whoever is last puts an equal build in place.
  const draft = join(project, 'dist', `web-${process.pid}`)
  try {
    await runVite(draft)
    await rm(webFolder, { recursive: true, force: true })
    await rename(draft, webFolder)
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

async function runVite(output: string): Promise<void> {
  const vite = join(project, 'node_modules', 'vite', 'bin', 'vite.js')
  const child = spawn(process.execPath, [vite, 'build', '--outDir', output, '--emptyOutDir'], {
    cwd: project,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const keep = (chunk: Buffer) => lines.push(...chunk.toString('utf8').split('\n'))
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const { promise, resolve } = Promise.withResolvers<number | null>()
  child.on('close', resolve)
  child.on('error', () => resolve(null))
  const code = await promise
  if (code !== 0) throw refuse('build-failed', { facts: { output: lines.slice(-20).join('\n') } })
}

async function newestTime(path: string): Promise<number> {
  const found = await stat(path)
  if (!found.isDirectory()) return found.mtimeMs
  const names = await readdir(path)
  return Math.max(0, ...(await Promise.all(names.map((name) => newestTime(join(path, name))))))
}

async function timeOf(path: string): Promise<number> {
  return await stat(path).then(
    (found) => found.mtimeMs,
    () => 0,
  )
}
