import type { Client } from 'pg'

interface Column {
  readonly place: string
  readonly name: string
  readonly type: string
  readonly nullable: boolean
  readonly defaulted: boolean
  /** The column's `check (x in (…))`, as PostgreSQL prints it. */
  readonly choices: string | null
}

const columnsQuery = `
  select n.nspname || '.' || c.relname as place, a.attname as name, format_type(a.atttypid, null) as type,
    not a.attnotnull as nullable, (a.atthasdef or a.attidentity <> '') as defaulted,
    (select pg_get_constraintdef(k.oid) from pg_constraint k
      where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
        and pg_get_constraintdef(k.oid) ~ '= ANY \\(ARRAY\\[') as choices
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relkind = 'r' and n.nspname not in ('public', 'pg_catalog', 'information_schema', 'pgboss')
  order by 1, a.attnum`

const types: Readonly<Record<string, string>> = {
  bigint: 'number',
  integer: 'number',
  real: 'number',
  boolean: 'boolean',
  bytea: 'Buffer',
  jsonb: 'Json',
  'timestamp with time zone': 'Temporal.Instant',
  'text[]': 'string[]',
}

/**
 * The table types of a migrated database as TypeScript; a column's `check (x in (…))` becomes a union.
 * (kysely-codegen was tried: it calls the TypeScript API, which version 7 does not have.)
 */
export async function describeTables(client: Client): Promise<string> {
  const { rows } = await client.query<Column>(columnsQuery)
  const places = [...new Set(rows.map((row) => row.place))]
  const tables = places.map((place) =>
    describeTable(
      place,
      rows.filter((row) => row.place === place),
    ),
  )
  return [
    '// Generated from the migrated database by `npm run tables`; a test keeps it current.',
    "import type { ColumnType, Generated } from 'kysely'",
    '',
    '/** Read as whatever was kept, written as JSON text (the driver would turn a list into an SQL array). */',
    'type Json = ColumnType<unknown, string, string>',
    'type DefaultedJson = ColumnType<unknown, string | undefined, string>',
    '',
    'export interface DB {',
    ...tables,
    '}',
    '',
  ].join('\n')
}

function describeTable(place: string, columns: readonly Column[]): string {
  return [
    `  '${place}': {`,
    ...columns.map((column) => `    ${column.name}: ${describeColumn(column)}`),
    '  }',
  ].join('\n')
}

function describeColumn(column: Column): string {
  if (column.type === 'jsonb' && column.defaulted) return 'DefaultedJson'
  const base = column.choices === null ? (types[column.type] ?? 'string') : readChoices(column.choices)
  const type = column.nullable ? `${base} | null` : base
  return column.defaulted ? `Generated<${type}>` : type
}

function readChoices(check: string): string {
  return [...check.matchAll(/'([^']*)'::text/g)].map(([, choice]) => `'${choice}'`).join(' | ')
}
