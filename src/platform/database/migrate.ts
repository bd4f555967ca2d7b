import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { errorCatalogue } from '#kernel/errors/app-error.ts'
import { type Address, poolAddress } from './database.ts'

const refuse = errorCatalogue('database', {
  'newer-schema': 'unavailable',
  'changed-migration': 'unavailable',
})

interface Migration {
  readonly number: number
  readonly name: string
  readonly statements: readonly string[]
  readonly checksum: string
}

/** Where the numbered files lie. */
const migrationsFolder = join(import.meta.dirname, '../../../migrations')

const lockKey = 8720_0001

/**
 * Brings the schema up to the newest migration: forward only, each in a transaction, one statement per call.
 * Several processes may start at once; one migrates, the others wait.
 * @returns the schema's number
 * @throws AppError `database.newer-schema` when the database knows more than this program
 */
export async function migrate(address: Address, folder: string = migrationsFolder): Promise<number> {
  const migrations = await readMigrations(folder)
  const client = new Client(poolAddress(address))
  // The statement at hand tells of a lost connection; the event alone would end the process.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    return await apply(client, migrations)
  } finally {
    await client.end()
  }
}

async function apply(client: Client, migrations: readonly Migration[]): Promise<number> {
  await client.query(`create table if not exists public.renkei_migration (
    number int primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`)
  const applied = await readApplied(client)
  const newest = migrations.at(-1)?.number ?? 0
  const known = Math.max(0, ...applied.keys())
  if (known > newest) throw refuse('newer-schema', { facts: { found: known, known: newest } })
  for (const migration of migrations) {
    const before = applied.get(migration.number)
    if (before === undefined) await applyOne(client, migration)
    else if (before !== migration.checksum)
      throw refuse('changed-migration', { facts: { name: migration.name } })
  }
  return newest
}

async function readApplied(client: Client): Promise<Map<number, string>> {
  const { rows } = await client.query<{ number: number; checksum: string }>(
    'select number, checksum from public.renkei_migration',
  )
  return new Map(rows.map((row) => [row.number, row.checksum]))
}

async function applyOne(client: Client, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    for (const statement of migration.statements) await client.query(statement)
    await client.query('insert into public.renkei_migration (number, name, checksum) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.checksum,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${migration.name} failed`, { cause: error })
  }
}

async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_\w+\.sql$/.test(name)).sort()
  return await Promise.all(names.map((name) => readMigration(folder, name)))
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const text = await readFile(join(folder, name), 'utf8')
  const checksum = createHash('sha256').update(text).digest('hex')
  return { number: Number(name.slice(0, 4)), name, statements: splitStatements(text), checksum }
}

/** Whatever may hide a semicolon, and the semicolon itself (PostgreSQL manual §4.1). */
const pieces = /'[^']*'|"[^"]*"|--.*|\/\*[\s\S]*?\*\/|\$(\w*)\$[\s\S]*?\$\1\$|;/g

/** The statements of a file, without their semicolons; what holds comments only is left out. */
export function splitStatements(text: string): readonly string[] {
  const ends = [...text.matchAll(pieces)].filter(([piece]) => piece === ';').map((found) => found.index)
  const parts = [...ends, text.length].map((end, index) => {
    const start = index === 0 ? 0 : (ends[index - 1] ?? 0) + 1
    return text.slice(start, end).trim()
  })
  return parts.filter((part) => part.replaceAll(pieces, hideComment).trim() !== '')
}

function hideComment(piece: string): string {
  return piece.startsWith('--') || piece.startsWith('/*') ? '' : piece
}
