import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import type { Rank } from './range.ts'

type Verdict = 'affected' | 'not_affected' | 'not_used' | 'undetermined'

/** What one record says of a package's versions. */
export interface Saying {
  readonly source: string
  readonly record: string
  readonly rank: Rank
  readonly stretches: readonly { readonly range: string; readonly verdict: Verdict }[]
  readonly fixed: string[]
}

/** A package of which several records of one vulnerability say other versions; of one release, where it has releases. */
export interface Disagreement {
  readonly packageKey: string
  /** Empty where packages know no releases, null where it is not told. */
  readonly distribution: string | null
  /** The higher rank first. */
  readonly sayings: readonly Saying[]
}

/** Packages told of at once. */
const shown = 50

/**
 * Where records disagree about versions: compared by the stretches themselves, not by how they are written. By
 * affected_range_by_vulnerability.
 */
export async function listDisagreements(
  db: Executor,
  vulnerabilityId: string,
): Promise<readonly Disagreement[]> {
  const { rows } = await sql<Disagreement>`
    with said as (
      select package_key, distribution, source_id, record_name, rank, min(preference & 28) as place,
        jsonb_agg(jsonb_build_object('range', text, 'verdict', verdict) order by lo, hi, text) as stretches,
        array_agg(distinct concat_ws(' ', verdict, encode(lo, 'hex'), encode(hi, 'hex'), exact_version)) as meant,
        (select coalesce(jsonb_agg(distinct one), '[]') from matching.affected_range f, unnest(f.fixed) one
          where f.vulnerability_id = ${vulnerabilityId} and f.source_id = r.source_id and f.record_name = r.record_name
            and f.package_key = r.package_key and f.distribution is not distinct from r.distribution) as fixed
      from matching.affected_range r where vulnerability_id = ${vulnerabilityId}
      group by package_key, distribution, source_id, record_name, rank)
    select package_key as "packageKey", distribution,
      jsonb_agg(jsonb_build_object('source', source_id, 'record', record_name, 'rank', rank, 'stretches', stretches,
        'fixed', fixed) order by place, source_id, record_name) as sayings
    from said group by package_key, distribution
    having count(distinct meant) > 1
    order by package_key, distribution limit ${sql.lit(shown)}`.execute(db)
  return rows
}
