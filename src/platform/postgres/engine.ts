import type { Facts } from '#kernel/errors/app-error.ts'

/** The part of a pino logger the engine needs: facts first, then a constant message. */
export interface EngineLog {
  info(facts: Facts, message: string): void
  warn(facts: Facts, message: string): void
  error(facts: Facts, message: string): void
}

export interface EngineOptions {
  /** The data folder, made (0700) when missing; the cluster lies in its folder `postgres`. */
  readonly folder: string
  /** A folder that holds `initdb` and `postgres`; without it the binaries of the npm package are used. */
  readonly binaries?: string
  readonly log: EngineLog
  /** PostgreSQL settings that replace our defaults, e.g. `{ shared_buffers: '1GB' }`. */
  readonly settings?: Readonly<Record<string, string>>
  /** Milliseconds an orderly stop may take before it is forced; 30,000 unless told. */
  readonly stopWithin?: number
}

/** What a client needs; `host` is the folder of the Unix socket, valid in this process. */
export interface Connection {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
}

export type EngineState = 'ready' | 'restarting' | 'failed'

export type StateListener = (state: EngineState, facts: Facts) => void

/** A PostgreSQL that runs. */
export interface Engine {
  /** As the owner of the database `renkei`, who is no superuser: row-level security binds it. */
  readonly connection: Connection
  /** As the superuser. */
  readonly admin: Connection
  /** As the server tells it, e.g. `18.4`. */
  readonly version: string
  /** Whether this process supervises the server; `stop` leaves another process's server running. */
  readonly owned: boolean
  /** The server's process, `undefined` while it does not run. */
  pid(): number | undefined
  /** Ends the server and waits until it is gone. May be called again. */
  stop(): Promise<void>
  /** Tells of every change after the start; an engine that is not owned tells nothing. */
  onStateChange(listener: StateListener): void
}
