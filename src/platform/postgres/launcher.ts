import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import type { Account } from './account.ts'

/** How programs of PostgreSQL are started. */
export interface Launcher {
  /** The user to become; ourselves when undefined. */
  readonly account: Account | undefined
  /** `setpriv` (util-linux) also has the kernel end the program when we die; `spawn` works everywhere. */
  readonly by: 'setpriv' | 'spawn'
}

export interface Program {
  readonly path: string
  readonly args: readonly string[]
  readonly stdio: StdioOptions
}

/** The ways to try on this system, best first. */
export function launchersFor(account: Account | undefined): readonly Launcher[] {
  const plain: Launcher = { account, by: 'spawn' }
  return process.platform === 'linux' ? [{ account, by: 'setpriv' }, plain] : [plain]
}

/**
 * Starts the program in a session of its own, so that Ctrl-C at the terminal reaches us and not PostgreSQL. To be called on the main thread: the kernel's "your parent died" means the thread that started it.
 */
export function launch(launcher: Launcher, program: Program): ChildProcess {
  const { path, args, stdio } = program
  const options = {
    stdio,
    detached: true,
    cwd: '/', // ours may be closed to the account
    env: { PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C.UTF-8', TZ: 'UTC' },
  }
  if (launcher.by === 'spawn') return spawn(path, args, { ...options, ...launcher.account })
  return spawn('setpriv', [...privileges(launcher.account), '--', path, ...args], options)
}

function privileges(account: Account | undefined): readonly string[] {
  const always = ['--pdeathsig', 'INT', '--no-new-privs']
  if (account === undefined) return always
  return [...always, '--reuid', `${account.uid}`, '--regid', `${account.gid}`, '--clear-groups']
}

export interface Outcome {
  readonly ok: boolean
  /** What it printed on both outputs, or why it could not be started. */
  readonly output: string
}

interface Input {
  /** For its standard input. */
  readonly text?: string
  /** Open files and folders to hand over, as handles 3, 4 … of the program. */
  readonly handles?: readonly number[]
}

/** Runs the program to its end. */
export async function runToEnd(
  launcher: Launcher,
  program: Omit<Program, 'stdio'>,
  { text = '', handles = [] }: Input = {},
): Promise<Outcome> {
  const child = launch(launcher, { ...program, stdio: ['pipe', 'pipe', 'pipe', ...handles] })
  let output = ''
  const collect = (chunk: Buffer) => {
    output += chunk.toString()
  }
  child.stdout?.on('data', collect)
  child.stderr?.on('data', collect)
  child.stdin?.on('error', () => undefined) // it ended without reading; its exit tells why
  child.stdin?.end(text)
  return await new Promise((resolve) => {
    child.once('error', (error) => resolve({ ok: false, output: error.message }))
    child.once('close', (code) => resolve({ ok: code === 0, output: output.trim() }))
  })
}
