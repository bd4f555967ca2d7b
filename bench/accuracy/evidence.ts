import { type RawBuilder, sql } from 'kysely'
import { touchingStretches } from '#domains/matching/hits/touching-view.ts'
import type { Scan } from '#domains/matching/scan/scan-actions.ts'
import type { Executor } from '#platform/database/database.ts'

/** A stretch that some record at hand tells of a vulnerability. */
export interface Told {
  readonly vulnerability: string
  readonly packageKey: string
  readonly rank: string
  readonly verdict: string
  readonly distribution: string | null
  readonly text: string
  readonly record: string
}

/** What the matching rule decides for a component, also where a scan does not show it. */
export interface Decided {
  readonly position: number
  readonly vulnerability: string
  readonly verdict: string
  readonly record: string
  readonly text: string
}

/** All that is known of the vulnerabilities that a document's labels name. */
export interface Evidence {
  /** Ids of the vulnerabilities that bear a name. */
  readonly ids: ReadonlyMap<string, readonly string[]>
  readonly told: ReadonlyMap<string, readonly Told[]>
  readonly decided: readonly Decided[]
  /** `NAME package-key` of others' VEX statements that say not affected or fixed. */
  readonly excused: ReadonlySet<string>
}

/** Gathers it for the names, with the rule of stored hits. */
export async function gatherEvidence(db: Executor, scan: Scan, names: readonly string[]): Promise<Evidence> {
  const { rows: bearers } = await sql<{ name: string; id: string }>`
    select distinct name, vulnerability_id as id from intel.alias where name = any(${names})
    union select name, id from intel.vulnerability where name = any(${names})`.execute(db)
  const ids = [...new Set(bearers.map((one) => one.id))]
  const { rows: told } = await sql<Told>`
    select vulnerability_id as vulnerability, package_key as "packageKey", rank, verdict, distribution, text,
      record_name as record
    from matching.affected_range where vulnerability_id = any(${ids}::uuid[])`.execute(db)
  const { rows: excused } = await sql<{ text: string }>`
    select v.name || ' ' || p.package_key as text
    from intel.vex_statement_vulnerability v
    join intel.vex_statement s on s.document_id = v.document_id and s.number = v.statement
    join intel.vex_statement_product p on p.document_id = v.document_id and p.statement = v.statement
    where v.name = any(${names}) and s.status in ('not_affected', 'fixed')`.execute(db)
  return {
    ids: new Map(
      [...Map.groupBy(bearers, (one) => one.name)].map(([name, all]) => [name, all.map(({ id }) => id)]),
    ),
    told: Map.groupBy(told, (one) => one.vulnerability),
    decided: await decide(db, scan, ids),
    excused: new Set(excused.map((one) => one.text)),
  }
}

/** The rule itself, asked for these vulnerabilities alone and with what it frees and excuses. */
async function decide(db: Executor, scan: Scan, ids: readonly string[]): Promise<readonly Decided[]> {
  const ranges = sql`(select * from matching.affected_range where vulnerability_id = any(${ids}::uuid[])) r`
  const { rows } = await sql<Decided>`
    with touched as materialized (${touchingStretches({ components: componentsOf(scan), ranges })})
    select (t.component_id - 1)::int as position, t.vulnerability_id as vulnerability, t.verdict,
      r.record_name as record, r.text
    from touched t join matching.affected_range r on r.package_key = t.package_key and r.id = t.range_id`.execute(
    db,
  )
  return rows
}

function componentsOf({ look }: Scan): RawBuilder<unknown> {
  const { packageKey, version, versionKey, distribution } = look.components
  return sql`(
    select given.package_key collate "C" as package_key, given.position as id, given.version,
      decode(given.key, 'hex') as version_key, given.distribution
    from unnest(${[...packageKey]}::text[], ${[...version]}::text[], ${[...versionKey]}::text[],
      ${[...distribution]}::text[]) with ordinality as given (package_key, version, key, distribution, position)) c`
}
