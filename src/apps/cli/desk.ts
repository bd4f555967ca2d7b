import type { Readable } from 'node:stream'
import type { Config } from '#platform/config/config.ts'
import { type Language, say } from '#texts/index.ts'
import type { Output } from './printing/output.ts'

/** What every command works with. */
export interface Desk {
  readonly language: Language
  readonly output: Output
  /** Standard input. */
  readonly input: Readable
  /** Reads the settings; only when needed, so that help works with wrong ones. */
  readConfig(): Config
  /** A text of the catalogue `cli`. */
  say(key: string, facts?: Readonly<Record<string, unknown>>): string
}

export function makeDesk(parts: Omit<Desk, 'say'>): Desk {
  return { ...parts, say: (key, facts) => say(parts.language, `cli:${key}`, facts) }
}
