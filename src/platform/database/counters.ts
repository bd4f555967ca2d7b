import { sql } from 'kysely'
import type { Executor } from './database.ts'

/**
 * The next numbers for short ids, as many as wanted; a number once taken is never given again.
 * @param series of the ids: `VUL` and a year
 * @returns the first
 */
export async function takeNumbers(
  db: Executor,
  series: { readonly prefix: string; readonly year: number },
  count: number,
): Promise<number> {
  const { rows } = await sql<{ last: number }>`
    insert into platform.counter as c (prefix, year, last) values (${series.prefix}, ${series.year}, ${count})
    on conflict (prefix, year) do update set last = c.last + ${count} returning last`.execute(db)
  return (rows[0]?.last ?? count) - count + 1
}
