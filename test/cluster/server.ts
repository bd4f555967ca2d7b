import { Client } from 'pg'
import { poolAddress } from '#platform/database/database.ts'

/** An address but for the database's name. */
export interface Login {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
}

/** The PostgreSQL of one test run. */
export interface Server {
  /** May make databases. */
  readonly admin: Login
  /** Owns them and is no superuser, so that row-level security binds it. */
  readonly owner: Login
  /** Leaves nothing behind; an end of the process without it does the same. */
  stop(): Promise<void>
}

/** Runs statements as the one who may make databases. */
export async function asAdmin<T>(admin: Login, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client(poolAddress({ ...admin, database: 'postgres' }))
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
