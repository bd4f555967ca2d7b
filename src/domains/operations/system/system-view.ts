import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

export interface SystemRow {
  readonly version: string
  readonly schema: number
  readonly sizeBytes: number
  /** Whether row-level security binds us; it does not bind a superuser. */
  readonly secondWall: boolean
}

/** The database we stand on. */
export async function readSystemRow(db: Executor): Promise<SystemRow> {
  const { rows } = await sql<SystemRow>`
    select current_setting('server_version') as version, (select max(number) from public.renkei_migration) as schema,
      pg_database_size(current_database()) as "sizeBytes",
      not (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as "secondWall"`.execute(
    db,
  )
  const [row] = rows
  if (row === undefined) throw new Error('the database does not tell its version')
  return row
}

export interface ListenerRow {
  readonly name: string
  readonly waiting: number
  readonly parked: number
}

/** How far behind each listener is, in events that it hears. */
export async function listListenerRows(db: Executor): Promise<readonly ListenerRow[]> {
  const { rows } = await sql<ListenerRow>`
    select l.name,
      (select count(*) from platform.outbox o where (o.xid, o.id) > (l.xid, l.id) and o.name = any(l.hears)) as waiting,
      (select count(*) from platform.parked_event p where p.listener = l.name) as parked
    from platform.listener l order by l.name`.execute(db)
  return rows
}

/** A table with its indexes and what it keeps beside. */
export interface TableRow {
  readonly name: string
  readonly bytes: number
  /** As the database estimates; null before it has looked. */
  readonly rows: number | null
}

/** The biggest tables of ours. */
export async function listTables(db: Executor, limit: number): Promise<readonly TableRow[]> {
  const { rows } = await sql<TableRow>`
    select n.nspname || '.' || c.relname as name, pg_total_relation_size(c.oid) as bytes,
      case when c.reltuples >= 0 then c.reltuples::bigint end as rows
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    order by bytes desc, name limit ${limit}`.execute(db)
  return rows
}

/** A look at the storage, as it was kept. */
export interface MeasureRow {
  readonly at: Temporal.Instant
  readonly databaseBytes: number
  readonly files: number
  readonly fileBytes: number
}

/** The newest look, and the oldest of the last thirty days before it. */
export async function readMeasures(
  db: Executor,
): Promise<{ readonly newest?: MeasureRow | undefined; readonly oldest?: MeasureRow | undefined }> {
  const { rows } = await sql<MeasureRow>`
    select measured_at as at, database_bytes as "databaseBytes", files, file_bytes as "fileBytes"
    from operations.measure
    where day > (select max(day) from operations.measure) - 30 order by day`.execute(db)
  return { newest: rows.at(-1), oldest: rows[0] }
}
