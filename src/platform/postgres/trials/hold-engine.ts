import { AppError } from '#kernel/errors/app-error.ts'
import { startEngine } from '../index.ts'

/**
 * A program for tests: holds the engine of the data folder in its argument in a process of its own. Tells in one
 * line of JSON how the start went; stops the engine when its standard input ends.
 */
const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

async function hold(folder: string): Promise<void> {
  const engine = await startEngine({ folder, log: quiet })
  const { connection, admin, version } = engine
  tell({ connection, admin, version, server: engine.pid(), user: process.getuid?.() })
  process.stdin.resume()
  process.stdin.once('end', () => void engine.stop())
}

function tell(facts: object): void {
  process.stdout.write(`${JSON.stringify(facts)}\n`)
}

hold(process.argv[2] ?? '').catch((error: unknown) => {
  const known = error instanceof AppError ? { code: error.code, facts: error.facts } : undefined
  tell(known ?? { code: String(error) })
  process.exitCode = 1
})
