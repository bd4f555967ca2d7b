import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readlinkSync } from 'node:fs'
import { chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'
import { onTestFinished } from 'vitest'
import { type Connection, type Engine, type EngineLog, type EngineOptions, startEngine } from '../index.ts'

export const isRoot = process.getuid?.() === 0
export const nobody = { uid: 65534, gid: 65534 }
const program = join(import.meta.dirname, 'hold-engine.ts')

/** Begins a command line that runs as the plain user `nobody`. */
export const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--'] as const
const [setpriv, ...toNobody] = asNobody

/** Whether we can become `nobody`, and `nobody` can run the project where it lies. */
export const nobodyCanRun =
  isRoot && spawnSync(setpriv, [...toNobody, process.execPath, '--check', program]).status === 0

/** Begins a command line that runs where the machine has no `setpriv`. */
export const withoutSetpriv = [
  'unshare',
  '--mount',
  'sh',
  '-c',
  'mount --bind /dev/null "$(command -v setpriv)" && exec "$@"',
  'sh',
] as const
const [unshare, ...toWithout] = withoutSetpriv
export const canHideSetpriv = isRoot && spawnSync(unshare, [...toWithout, 'true']).status === 0

export const quiet: EngineLog = { info: () => undefined, warn: () => undefined, error: () => undefined }

/** A folder that is closed to everybody else (0700), gone after the test; the data folder lies in it. */
export async function newFolder(owner?: { readonly uid: number; readonly gid: number }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'renkei-postgres-'))
  if (owner !== undefined) await chown(folder, owner.uid, owner.gid)
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  return join(folder, 'data')
}

/** An engine in this process, stopped after the test. */
export async function started(options: Partial<EngineOptions> & { folder: string }): Promise<Engine> {
  const engine = await startEngine({ log: quiet, ...options })
  onTestFinished(() => engine.stop())
  return engine
}

/** One query over a connection of its own. */
export async function ask(connection: Connection, sql: string): Promise<readonly Record<string, unknown>[]> {
  const client = new Client({ ...connection })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** An engine held by another process. */
export interface Holding {
  readonly process: ChildProcess
  /** Its process, or that of the wrapper it was started through, which becomes it. */
  readonly pid: number
  readonly ended: Promise<unknown>
  /** What it told: connections and processes, or the code of its refusal. */
  told(): Promise<Told>
}

export interface Told {
  readonly code?: string
  readonly facts?: Readonly<Record<string, unknown>>
  readonly connection: Connection
  readonly server: number
  readonly user: number
  readonly version: string
}

interface Elsewhere {
  /** Begins the command line. */
  readonly through?: readonly string[]
  readonly program?: string
}

/** Starts the engine in another process, ended after the test. */
export function holdElsewhere(folder: string, elsewhere: Elsewhere = {}): Holding {
  const line = [...(elsewhere.through ?? []), process.execPath, elsewhere.program ?? program, folder]
  const child = spawn(line[0] ?? '', line.slice(1), { stdio: ['pipe', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  const firstLine = once(createInterface(child.stdout), 'line')
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.stdin.end()
      await ended
    }
  })
  return {
    process: child,
    pid: child.pid ?? 0,
    ended,
    told: async () => JSON.parse(String((await firstLine)[0])),
  }
}

/** Whether the process is there and not only waiting to be reaped. */
export function isAlive(pid: number): boolean {
  try {
    return readlinkSync(`/proc/${pid}/exe`) !== ''
  } catch {
    return false
  }
}
