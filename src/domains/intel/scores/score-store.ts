import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { ScoreRows } from '../feeds/read-scores.task.ts'

/** Puts a list into a temporary table `staged_epss` that lives as long as the transaction. 300,000 rows take a second. */
export async function stageScores(db: Executor, pieces: readonly ScoreRows[]): Promise<void> {
  await sql`create temporary table staged_epss (cve text primary key, score real not null, percentile real)
    on commit drop`.execute(db)
  for (const { cves, scores, percentiles } of pieces) {
    await sql`
      insert into staged_epss
      select * from unnest(string_to_array(${cves}, ','), string_to_array(${scores}, ',')::real[],
        string_to_array(${percentiles}, ',', '')::real[])`.execute(db)
  }
  await sql`analyze staged_epss`.execute(db)
}

/** Takes over what is staged where it says something new. @returns how many CVEs have another value now */
export async function writeScores(
  db: Executor,
  list: { readonly model: string; readonly scoredOn: string },
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into intel.epss as e (cve, score, percentile, model, scored_on)
    select cve, score, percentile, ${list.model}, ${list.scoredOn}::date from staged_epss
    on conflict (cve) do update
    set score = excluded.score, percentile = excluded.percentile, model = excluded.model, scored_on = excluded.scored_on
    where (e.score, e.percentile, e.model) is distinct from (excluded.score, excluded.percentile, excluded.model)`.execute(
    db,
  )
  return Number(numAffectedRows ?? 0)
}

/** CVEs that the staged list scores no more: their value is unknown again. @returns how many */
export async function dropUnscored(db: Executor): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from intel.epss e where not exists (select from staged_epss s where s.cve = e.cve)`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** Scores that a model gave and no later list has given again are unknown from now on. */
export async function dropScoresOf(db: Executor, model: string): Promise<void> {
  await sql`delete from intel.epss where model = ${model}`.execute(db)
}

/**
 * Copies the scores to the vulnerabilities whose value is another. Their time of change stays: a score that drifts is
 * no news.
 * @returns their ids
 */
export async function spreadScores(db: Executor): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    update intel.vulnerability v set epss = n.score, epss_percentile = n.percentile
    from (
      select w.id, e.score, e.percentile from intel.vulnerability w left join intel.epss e on e.cve = w.cve
      where (w.epss, w.epss_percentile) is distinct from (e.score, e.percentile) and w.merged_into is null
    ) n
    where v.id = n.id
    returning v.id`.execute(db)
  return rows.map((row) => row.id)
}
