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
