import type { Client } from 'pg'

const rowsPerStatement = 5000

/**
 * Inserts rows given as JSON by column; for tables that COPY may not fill because of row-level security, and for
 * small ones.
 * @param table with its schema
 */
export async function insertRows(
  client: Client,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const [first] = rows
  if (first === undefined) return
  const columns = Object.keys(first).join(', ')
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const chunk = JSON.stringify(rows.slice(start, start + rowsPerStatement))
    await client.query(
      `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1)`,
      [chunk],
    )
  }
}
