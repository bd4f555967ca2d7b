import type { Client } from 'pg'

/** Statements that take away what hinders filling, and those that put it back exactly as it was. */
interface Plan {
  readonly drop: readonly string[]
  readonly restore: readonly string[]
}

/**
 * Does the work while the tables have no foreign keys and no indexes that can be spared, and puts them back
 * afterwards: building an index once is many times quicker than keeping it up row by row.
 * @param tables names with their schema
 */
export async function withoutIndexes(
  client: Client,
  tables: readonly string[],
  work: () => Promise<void>,
): Promise<void> {
  const plan = await planFor(client, tables)
  for (const statement of plan.drop) await client.query(statement)
  try {
    await work()
  } finally {
    for (const statement of plan.restore) await client.query(statement)
  }
}

async function planFor(client: Client, tables: readonly string[]): Promise<Plan> {
  const { rows: foreignKeys } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype = 'f' and conrelid = any($1::text[]::regclass[]) order by conname`,
    [tables],
  )
  // A key that others refer to stays.
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
     from pg_constraint c where contype in ('p', 'u') and conrelid = any($1::text[]::regclass[])
       and not exists (select from pg_constraint f where f.confrelid = c.conrelid and f.contype = 'f')
     order by contype, conname`,
    [tables],
  )
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
     from pg_index i where indrelid = any($1::text[]::regclass[])
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid) order by 1`,
    [tables],
  )
  const constraints = [...keys, ...foreignKeys]
  return {
    drop: [
      ...constraints.toReversed().map((one) => `alter table ${one.table} drop constraint ${one.name}`),
      ...indexes.map((one) => `drop index ${one.name}`),
    ],
    restore: [
      ...indexes.map((one) => one.definition),
      ...constraints.map((one) => `alter table ${one.table} add constraint ${one.name} ${one.definition}`),
    ],
  }
}
