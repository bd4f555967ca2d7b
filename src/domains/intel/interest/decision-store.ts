import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/** A value of a decision point that a record tells of a vulnerability. */
export interface ToldValue {
  readonly id: string
  readonly point: string
  readonly value: string
  /** The feed and who decided: `cve:CISA-ADP`. */
  readonly source: string
  /** RFC 3339; null: not told. */
  readonly at: string | null
}

/**
 * Takes over what records of a feed tell of decision points, and forgets what they told before of the same
 * vulnerabilities and tell no more. Two statements for a batch; none where nothing was and nothing is told.
 * @returns the vulnerabilities of which something else is told now
 */
export async function replaceDecisions(
  db: Executor,
  feed: string,
  news: {
    readonly ids: readonly string[]
    readonly told: readonly ToldValue[]
    readonly at: Temporal.Instant
  },
): Promise<readonly string[]> {
  const { ids, told, at } = news
  const fact = <K extends keyof ToldValue>(key: K) => told.map((one) => one[key])
  const values = sql`unnest(${fact('id')}::uuid[], ${fact('point')}::text[], ${fact('value')}::text[],
    ${fact('source')}::text[], ${fact('at')}::timestamptz[]) as n (id, point, value, source, at)`
  const forgotten =
    ids.length === 0
      ? []
      : (
          await sql<{ id: string }>`
            delete from intel.decision_point d
            where d.vulnerability_id = any(${[...ids]}::uuid[]) and d.source like ${`${feed}:%`}
              and not exists (select from ${values}
                where n.id = d.vulnerability_id and n.point = d.point and n.source = d.source)
            returning d.vulnerability_id as id`.execute(db)
        ).rows
  if (told.length === 0) return distinct(forgotten)
  const { rows } = await sql<{ id: string }>`
    insert into intel.decision_point as d (vulnerability_id, point, source, value, told_at)
    select n.id, n.point, n.source, n.value, coalesce(n.at, ${at.toString()}::timestamptz) from ${values}
    on conflict (vulnerability_id, point, source) do update set value = excluded.value, told_at = excluded.told_at
    where d.value <> excluded.value
    returning d.vulnerability_id as id`.execute(db)
  return distinct([...forgotten, ...rows])
}

function distinct(rows: readonly { readonly id: string }[]): readonly string[] {
  return [...new Set(rows.map(({ id }) => id))]
}
