import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../src/apps/cli/main.ts', import.meta.url))

/** A Renkei of its own process, as `npm start` runs it. */
export interface ServerProcess {
  readonly child: ChildProcess
  readonly url: string
  /** Milliseconds from the start of the process to `ready`. */
  readonly readyAfter: number
  /** The token of the set-up line, while nobody is there. */
  readonly setupToken: string | undefined
  /** Passwords of the sample company's people by login, where it was started with one. */
  readonly passwords: ReadonlyMap<string, string>
  /** Lines of its log, newest last. */
  readonly log: readonly string[]
}

/** Starts Renkei on the data folder and waits for its lines. @throws when it ends before it is ready */
export async function startServer(
  data: string,
  options: {
    readonly port: number
    readonly environment?: Readonly<Record<string, string>>
    readonly sample?: boolean
  },
): Promise<ServerProcess> {
  const began = performance.now()
  const words = ['serve', ...(options.sample === true ? ['--sample'] : [])]
  const child = spawn(process.execPath, [main, ...words], {
    env: { ...process.env, RENKEI_DATA: data, RENKEI_PORT: String(options.port), ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const log: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => log.push(line))
  const { url, setupToken, passwords } = await readLines(child, log)
  return { child, url, setupToken, passwords, log, readyAfter: performance.now() - began }
}

async function readLines(child: ChildProcess, log: readonly string[]) {
  if (child.stdout === null) throw new Error('the server has no standard output')
  const { promise, resolve, reject } = Promise.withResolvers<{
    url: string
    setupToken: string | undefined
    passwords: ReadonlyMap<string, string>
  }>()
  let url = ''
  const passwords = new Map<string, string>()
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [word, rest = '', password = ''] = line.split(' ')
    if (word === 'ready') url = rest
    // Those of the sample follow at once; who asks for a password finds it in the same map.
    if (word === 'sample') passwords.set(rest, password)
    if (word === 'set-up') resolve({ url, setupToken: rest.split('#')[1], passwords })
    // The set-up line follows where nobody is there yet; however slow the machine, it is waited for.
    else if (word === 'ready')
      hasPeople(url).then((has) => {
        if (has) resolve({ url, setupToken: undefined, passwords })
      }, reject)
  })
  child.once('exit', (code) =>
    reject(new Error(`the server ended with ${code}:\n${log.slice(-20).join('\n')}`)),
  )
  return await promise
}

/** A process that serves no API has no set-up line either. */
async function hasPeople(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/api/v1/setup`)
  return !answer.ok || !Object(await answer.json()).needed
}

/** Tells the server to stop and waits until it has. @returns its exit code */
export async function stopServer({ child }: ServerProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  child.kill('SIGTERM')
  await once(child, 'exit')
  return child.exitCode
}

/** Kills a process as the kernel would when memory runs out. */
export async function killHard(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It was gone already.
  }
  await new Promise((resolve) => setTimeout(resolve, 10))
}

/** The postmaster of a data folder, or undefined. */
export function findPostmaster(data: string): number | undefined {
  const found = findProcesses(data).filter(({ command }) => /postgres$/.test(command.split('\0')[0] ?? ''))
  return found.sort((a, b) => a.pid - b.pid)[0]?.pid
}

/** Processes that work in the data folder; PostgreSQL runs with its cluster as working directory. */
export function findProcesses(data: string): readonly { readonly pid: number; readonly command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const folder = readlinkSync(join('/proc', name, 'cwd'))
        if (!folder.startsWith(data)) return []
        return [{ pid: Number(name), command: readFileSync(join('/proc', name, 'cmdline'), 'utf8') }]
      } catch {
        return []
      }
    })
}
