import pg from 'pg'
import { openLog } from '#platform/log/log.ts'
import { startEngine } from '#platform/postgres/index.ts'

/** What an installation knows, as one line for each kind of thing: how many there are, and a sum over all that is said of them. */
export type State = ReadonlyMap<string, string>

/**
 * What must be the same however often and with whatever interruptions it was imported. Ids and times of our own are no
 * part of it.
 */
const questions: Readonly<Record<string, string>> = {
  records: `source_id || '|' || name || '|' || encode(hash, 'hex') || '|' || coalesce(title, '') || '|'
    || (withdrawn_at is not null) from intel.record where superseded_at is null`,
  groups: `string_agg(distinct name, ',' order by name) from intel.alias group by vulnerability_id`,
  vulnerabilities: `coalesce(v.cve, '') || '|' || coalesce(v.title, '') || '|' || coalesce(v.severity_rating, '') || '|'
    || coalesce(v.severity_vector, '') from intel.vulnerability v
    where exists (select from intel.alias a where a.vulnerability_id = v.id)`,
  aliases: `name || '|' || source_id || '|' || record_name from intel.alias`,
  ranges: `source_id || '|' || record_name || '|' || package_key || '|' || verdict || '|'
    || coalesce(encode(lo, 'hex'), '') || '|' || coalesce(encode(hi, 'hex'), '') from matching.affected_range`,
  documents: `name || '|' || encode(hash, 'hex') || '|' || verdict || '|' || failures::text || '|' || failure_count
    from intel.advisory_document where superseded_at is null`,
  vex: `format || '|' || name || '|' || encode(hash, 'hex') || '|' || statement_count from intel.vex_document
    where superseded_at is null`,
  statements: `d.name || '|' || s.place || '|' || s.status || '|' || array_to_string(s.names, ',')
    from intel.vex_statement s join intel.vex_document d on d.id = s.document_id`,
  life: `name || '|' || label from intel.product_life`,
  exploitation: `source_id || '|' || cve from intel.exploitation where removed_at is null`,
  scores: `cve || '|' || score || '|' || coalesce(percentile::text, '') from intel.epss`,
  decisions: `point || '|' || value || '|' || source from intel.decision_point`,
}

/** Reads it from a data folder on which nothing runs. */
export async function readState(folder: string): Promise<State> {
  const engine = await startEngine({ folder, log: openLog('error') })
  const { connection } = engine
  const client = new pg.Client(
    'url' in connection ? { connectionString: String(connection.url) } : connection,
  )
  try {
    await client.connect()
    const state = new Map<string, string>()
    for (const [name, question] of Object.entries(questions)) state.set(name, await ask(client, question))
    return state
  } finally {
    await client.end()
    await engine.stop()
  }
}

async function ask(client: pg.Client, question: string): Promise<string> {
  const { rows } = await client.query<{ count: string; sum: string }>(
    `select count(*), coalesce(md5(string_agg(md5(line), '' order by md5(line))), '-') as sum from (select ${question}) as t (line)`,
  )
  return `${rows[0]?.count ?? 0} ${rows[0]?.sum ?? '-'}`
}

/** What differs, in words; null where nothing does. */
export function differenceOf(one: State, other: State): string | null {
  const names = [...one.keys()].filter((name) => one.get(name) !== other.get(name))
  return names.length === 0
    ? null
    : names.map((name) => `${name}: ${one.get(name)} / ${other.get(name)}`).join('; ')
}

export function recordsIn(state: State): number {
  return Number(state.get('records')?.split(' ')[0] ?? 0)
}
