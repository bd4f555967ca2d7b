import type { Client, Download } from '#contract/client.ts'
import type { Context } from '#domains/identity/index.ts'
import type { Leftover } from '../worker/settling.ts'

/** What it takes to do a command's work, wherever that happens. */
export interface Means {
  readonly client: Client
  readonly download: Download
  /** The house itself, when the command runs alone on it; undefined when a server is asked. */
  readonly context: Context | undefined
  /** Sees to it that queued work is done: by us when alone, else by the server. */
  startWork(): Promise<void>
  /** Waits, when alone, until all is done that the work so far causes, by us or by others. */
  settle(): Promise<Leftover>
  close(): Promise<void>
}
