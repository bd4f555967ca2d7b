import { type ChildProcess, spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = realpathSync(fileURLToPath(new URL('../../..', import.meta.url)))

/** What a task may read: the program itself, and not the data it keeps. */
const readable = ['src', 'node_modules', 'package.json'].map((name) => `${root}/${name}`)

/** What the system itself holds a child to. */
interface SystemLimits {
  readonly memoryMb: number
  /** Of all its threads, over all its life. */
  readonly processorSeconds: number
}

/**
 * Starts the child that runs one task: no environment, and by Node's permission model no network, no writing, no
 * processes of its own, no reading beyond the program. Inputs and outcomes go over the channel.
 */
export function startChild(task: URL, limits: SystemLimits): ChildProcess {
  const [command = '', ...args] = withSystemLimits(limits, [
    process.execPath,
    `--max-old-space-size=${limits.memoryMb}`,
    '--max-semi-space-size=32',
    '--permission',
    ...readable.flatMap((path) => [`--allow-fs-read=${path}`, `--allow-fs-read=${path}/*`]),
    fileURLToPath(new URL('./child.task.ts', import.meta.url)),
    task.href,
  ])
  return spawn(command, args, {
    cwd: root,
    env: {},
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
  })
}

/** Processor time is limited by the system too, so that a loop ends even after we were killed ourselves; no core files. */
function withSystemLimits(limits: SystemLimits, command: readonly string[]): readonly string[] {
  if (process.platform === 'win32') return command
  const script = 'ulimit -c 0; ulimit -t "$1"; shift; exec "$@"'
  return ['/bin/sh', '-c', script, 'sandbox', String(limits.processorSeconds), ...command]
}
