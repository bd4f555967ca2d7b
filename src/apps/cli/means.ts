import type { Client } from '#contract/client.ts'
import type { Context } from '#domains/identity/index.ts'

/** What it takes to do a command's work, wherever that happens. */
export interface Means {
  readonly client: Client
  /** The house itself, when the command runs alone on it; undefined when a server is asked. */
  readonly context: Context | undefined
  /** Sees to it that queued work is done: by us when alone, else by the server. */
  startWork(): Promise<void>
  /** Resolves when the events that we deliver ourselves have been handled. */
  settled(): Promise<void>
  close(): Promise<void>
}
