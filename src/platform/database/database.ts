import { createHash } from 'node:crypto'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { type CustomTypesConfig, escapeLiteral, Pool, type PoolClient, types } from 'pg'
import type { Log } from '../log/log.ts'
import type { DB } from './tables.data.ts'

export type Tables = DB

/** Runs statements: the pool, or the transaction at hand. */
export type Executor = Kysely<Tables>

/** Where a PostgreSQL server is: by URL, or on a private socket. */
export type Address =
  | { readonly url: string }
  | {
      readonly host: string
      readonly port: number
      readonly user: string
      readonly password: string
      readonly database: string
    }

/** The open database of a process. */
export interface Database {
  readonly kysely: Kysely<Tables>
  readonly pool: Pool
  readonly address: Address
  /** Called after a commit that wrote events; the event bus puts its own wake here. */
  announce: () => void
  close(): Promise<void>
}

/** bigint ids and counts stay below 2^53 here; times are instants. Of our pool only: others share the driver. */
const parsers: CustomTypesConfig = {
  getTypeParser(type, format) {
    if (format !== 'binary' && type === types.builtins.INT8) return Number
    if (format !== 'binary' && type === types.builtins.TIMESTAMPTZ)
      return (text: string) => Temporal.Instant.from(text)
    return types.getTypeParser(type, format)
  },
}

/** The driver's own forms (times are dates), for a library that asks through our pool. */
export const driverTypes: CustomTypesConfig = types

/**
 * Opens a pool.
 * @param options.connections at most so many at once
 */
export function openDatabase(options: {
  readonly address: Address
  readonly connections: number
  readonly log: Log
}): Database {
  const pool = new Pool({
    ...poolAddress(options.address),
    max: options.connections,
    options: '-c timezone=UTC -c jit=off',
    idleTimeoutMillis: 30_000,
    types: parsers,
  })
  // Without a listener a broken idle connection would end the process.
  pool.on('error', (error) => {
    // While it ends, a connection may hear that the server ends too.
    if (!pool.ending) options.log.warn({ reason: error.message }, 'database connection lost')
  })
  pool.on('connect', (client) => {
    // The same for one in use, between two statements: the next statement fails and tells.
    client.on('error', () => undefined)
    writeInstantsAsText(client)
    keepPlans(client)
  })
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { kysely, pool, address: options.address, announce: () => {}, close: () => endPool(kysely, pool) }
}

/** Kysely ends the pool only if it has asked it anything; the queue asks by itself. */
async function endPool(kysely: Kysely<Tables>, pool: Pool): Promise<void> {
  if (pool.ending) return
  await kysely.destroy()
  if (!pool.ending) await pool.end()
}

/** The driver would write an instant as JSON, in quotes. */
function writeInstantsAsText(client: PoolClient): void {
  const query: (...args: unknown[]) => unknown = client.query.bind(client)
  Object.assign(client, {
    query: (first: unknown, values: unknown, ...rest: unknown[]) =>
      query(first, Array.isArray(values) ? values.map(plainInstant) : values, ...rest),
  })
}

function plainInstant(value: unknown): unknown {
  return value instanceof Temporal.Instant ? value.toString() : value
}

const keptMark = '/* kept */ '

/**
 * Begins a statement that is prepared once on each connection: `sql`${keptPlan}select …``. For statements that are asked
 * again and again, whose planning takes as long as their work, and whose best plan does not depend on the values;
 * PostgreSQL keeps a plan for all values only where it costs no more than those it made for some.
 */
export const keptPlan = sql.raw(keptMark)

/** The name of a prepared statement is made of its text: there are as many as such statements in the code. */
function keepPlans(client: PoolClient): void {
  const query: (...args: unknown[]) => unknown = client.query.bind(client)
  Object.assign(client, {
    query: (first: unknown, values: unknown, ...rest: unknown[]) =>
      typeof first === 'string' && first.startsWith(keptMark)
        ? query({ name: nameOf(first), text: first }, values, ...rest)
        : query(first, values, ...rest),
  })
}

const names = new Map<string, string>()

function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  const name = createHash('sha256').update(text).digest('hex').slice(0, 32)
  names.set(text, name)
  return name
}

/** The address in the words of the driver. */
export function poolAddress(address: Address): object {
  return 'url' in address ? { connectionString: address.url } : address
}

/** A transaction with what must happen once it has been committed. */
export interface Unit {
  readonly db: Executor
  /** Runs once after the commit, not at all after a rollback; the same function twice runs once. */
  afterCommit(work: () => void): void
  /** Wakes whoever delivers events. */
  readonly announce: () => void
}

/**
 * Does the work in one transaction under the given settings (`set_config(…, is_local)`), which row-level
 * security reads. It begins and sets them in one message: there are a dozen transactions to an import.
 */
export async function transact<T>(
  database: Database,
  settings: Readonly<Record<string, string>>,
  work: (unit: Unit) => Promise<T>,
): Promise<T> {
  const followUps = new Set<() => void>()
  const announce = () => database.announce()
  const result = await database.kysely.connection().execute(async (db) => {
    await sql.raw(beginUnder(settings)).execute(db)
    try {
      const done = await work({ db, announce, afterCommit: (followUp) => void followUps.add(followUp) })
      await commit(db)
      return done
    } catch (error) {
      // A connection that is lost takes its transaction with it; what happened first is what is told.
      await sql`rollback`.execute(db).catch(() => undefined)
      throw error
    }
  })
  for (const followUp of followUps) followUp()
  return result
}

function beginUnder(settings: Readonly<Record<string, string>>): string {
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config(${escapeLiteral(name)}, ${escapeLiteral(value)}, true)`,
  )
  return calls.length === 0 ? 'begin' : `begin; select ${calls.join(', ')}`
}

/** PostgreSQL answers a commit after a statement that failed, and was let pass, with a rollback. */
async function commit(db: Executor): Promise<void> {
  const { rows } = await sql<{ command: string }>`commit`.execute(db)
  if (rows[0]?.command === 'ROLLBACK') throw new Error('the transaction was rolled back instead of committed')
}

/** Changes settings for the rest of the transaction. */
export async function applySettings(db: Executor, settings: Readonly<Record<string, string>>): Promise<void> {
  const pairs = Object.entries(settings)
  if (pairs.length === 0) return
  const calls = pairs.map(([name, value]) => sql`set_config(${name}, ${value}, true)`)
  await sql`select ${sql.join(calls)}`.execute(db)
}

/** Asks the database for a sign of life. @throws the driver's error when there is none */
export async function requireLife(database: Database): Promise<void> {
  await sql`select 1`.execute(database.kysely)
}
