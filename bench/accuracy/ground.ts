import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { type Config, readConfig } from '#platform/config/config.ts'
import { openLog } from '#platform/log/log.ts'
import { type Connection, type Engine, startEngine } from '#platform/postgres/index.ts'

/** Where installations stand: one server with a database for each, and a data folder for each. */
export interface Ground {
  readonly folder: string
  /** Settings for an installation of that name, with an empty database and folder. */
  fresh(name: string): Promise<Config>
  /** Settings for one that stands there from an earlier run. */
  kept(name: string): Config
  close(): Promise<void>
}

/** Opens it in the bench's own part of the data folder, on the embedded PostgreSQL or on that of `DATABASE_URL`. */
export async function openGround(): Promise<Ground> {
  const outer = readConfig()
  const folder = join(outer.data, 'bench', 'accuracy')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { databaseUrl, postgresBinaries: binaries } = outer
  const engine =
    databaseUrl === undefined
      ? await startEngine({ folder, log: openLog('error'), ...(binaries === undefined ? {} : { binaries }) })
      : undefined
  const urlOf = (name: string) =>
    engine === undefined ? within(databaseUrl ?? '', name) : urlIn(engine.connection, name)
  const kept = (name: string): Config => ({
    ...outer,
    data: join(folder, name),
    databaseUrl: urlOf(databaseName(name)),
    port: 0,
    log: 'error',
    publicUrl: undefined,
  })
  return {
    folder,
    kept,
    async fresh(name) {
      await rm(join(folder, name), { recursive: true, force: true, maxRetries: 5 })
      await mkdir(join(folder, name), { recursive: true, mode: 0o700 })
      await makeDatabase(administrator(engine, databaseUrl), {
        name: databaseName(name),
        owner: engine?.connection.user,
      })
      return kept(name)
    },
    close: async () => await engine?.stop(),
  }
}

function databaseName(name: string): string {
  return `renkei_bench_accuracy_${name.replaceAll(/\W/g, '_').toLowerCase()}`
}

function administrator(engine: Engine | undefined, url: string | undefined): string {
  return engine === undefined ? (url ?? '') : urlIn(engine.admin, engine.admin.database)
}

async function makeDatabase(
  url: string,
  { name, owner }: { readonly name: string; readonly owner: string | undefined },
): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`drop database if exists ${name}`)
    const ownership = owner === undefined ? '' : ` owner ${owner}`
    await client.query(`create database ${name}${ownership} template template0 encoding 'UTF8'`)
  } finally {
    await client.end()
  }
}

function within(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.toString()
}

function urlIn({ host, port, user, password }: Connection, database: string): string {
  const query = new URLSearchParams({ host, port: String(port) })
  return `postgresql://${encodeURIComponent(user)}:${encodeURIComponent(password)}@localhost/${database}?${query}`
}
