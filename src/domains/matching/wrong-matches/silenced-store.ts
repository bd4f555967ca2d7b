import { type RawBuilder, sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'

/**
 * Makes what is set aside within a scope equal to `wanted_silence`.
 * @param inScope condition on `matching.silenced_hit` under the alias `hit`
 * @returns vulnerabilities of which anything came to be set aside, or is not any more
 */
export async function applySilences(db: Executor, inScope: RawBuilder<boolean>): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with gone as (
      delete from matching.silenced_hit hit
      where ${inScope} and not exists (
        select from wanted_silence w where w.rule_id = hit.rule_id and w.component_id = hit.component_id
          and w.vulnerability_id = hit.vulnerability_id)
      returning hit.vulnerability_id),
    fresh as (
      insert into matching.silenced_hit (rule_id, component_id, vulnerability_id, team_id, ci_id)
      select rule_id, component_id, vulnerability_id, team_id, ci_id from wanted_silence
      on conflict do nothing
      returning vulnerability_id)
    select vulnerability_id as id from gone union select vulnerability_id from fresh`.execute(db)
  return rows.map((row) => row.id)
}

/**
 * Writes to the hits of a scope whether they are set aside: hits that began a moment ago do not know.
 * @param inScope condition on `hit`
 */
export async function markSilenced(db: Executor, inScope: RawBuilder<boolean>): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with marked as (
      update matching.hit set silenced = wanted.silenced
      from (
        select hit.package_key, hit.id, (
          select case when bool_or(s.team_id is null) then 'all' else 'some' end from matching.silenced_hit s
          where s.component_id = hit.component_id and s.vulnerability_id = hit.vulnerability_id
          having count(*) > 0) as silenced
        from matching.hit
        where hit.until is null and ${inScope} and (hit.silenced is not null
          or (hit.component_id, hit.vulnerability_id) in (select component_id, vulnerability_id from matching.silenced_hit))
      ) wanted
      where hit.package_key = wanted.package_key and hit.id = wanted.id
        and hit.silenced is distinct from wanted.silenced
      returning hit.vulnerability_id)
    select distinct vulnerability_id as id from marked`.execute(db)
  return rows.map((row) => row.id)
}
