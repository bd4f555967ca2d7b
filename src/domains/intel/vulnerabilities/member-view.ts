import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { Member } from './leading.ts'

/** A vulnerability with its current records and all of its names. */
export interface Group {
  readonly id: string
  readonly shortId: string
  readonly cve: string | null
  readonly members: readonly Member[]
  readonly names: readonly string[]
}

/**
 * Those of the vulnerabilities that were not merged; served by record_vulnerability_back, record_current, alias_back.
 * The limit keeps each record a look-up of its own: as long as PostgreSQL has not counted a new installation's tables
 * it takes a vulnerability for one of hundreds of records, and reads all of them for each.
 */
export async function readGroups(db: Executor, ids: readonly string[]): Promise<readonly Group[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Group>`
    select v.id, v.short_id as "shortId", v.cve,
      array(select distinct a.name from intel.alias a where a.vulnerability_id = v.id order by 1) as names,
      coalesce((
        select jsonb_agg(jsonb_build_object('sourceId', r.source_id, 'name', r.name, 'title', r.title,
          'word', r.severity_rating, 'vector', r.severity_vector, 'score', r.severity_score,
          'published', r.published_at, 'withdrawn', r.withdrawn_at, 'tlp', r.tlp))
        from intel.record_vulnerability rv
        cross join lateral (
          select * from intel.record c
          where c.source_id = rv.source_id and c.name = rv.record_name and c.superseded_at is null limit 1) r
        where rv.vulnerability_id = v.id), '[]') as members
    from intel.vulnerability v
    where v.id = any(${[...ids]}::uuid[]) and v.merged_into is null`.execute(db)
  return rows
}
