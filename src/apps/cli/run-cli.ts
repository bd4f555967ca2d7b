import { readFileSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { type Config, readConfig, readLanguage } from '#platform/config/config.ts'
import { makeDesk } from './desk.ts'
import { refuseUse } from './errors.ts'
import { tellFailure } from './failure.ts'
import { openOutput } from './printing/output.ts'
import type { Sink } from './printing/sink.ts'
import { makeProgram } from './program.ts'

/** The process, or what stands for it in a test. */
export interface Surroundings {
  readonly out: Sink
  readonly err: Sink
  readonly input: Readable
  /** Environment variables; the process's own unless given. */
  readonly environment?: Readonly<Record<string, string | undefined>>
}

/**
 * Runs one command to its end.
 * @param words what follows the program's name
 * @returns the exit code: 0 fine · 1 found something · 2 bad use · 3 failed
 */
export async function runCli(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { out, err, input, environment } = surroundings
  const language = readLanguage(environment)
  const output = openOutput({ out, err }, language)
  const desk = makeDesk({ language, output, input, readConfig: () => readSettings(environment) })
  const program = makeProgram(desk, { out, err }, readVersion())
  try {
    await program.parseAsync([...words], { from: 'user' })
    return 0
  } catch (error) {
    output.progress.clear()
    return tellFailure(error, desk)
  }
}

function readSettings(environment: Surroundings['environment']): Config {
  try {
    return readConfig(environment)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.replace(/^settings:\n/, '') : String(cause)
    throw refuseUse('settings-wrong', { facts: { reason }, cause })
  }
}

function readVersion(): string {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')
  return String(JSON.parse(text).version)
}
