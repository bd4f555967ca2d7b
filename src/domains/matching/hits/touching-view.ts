import { type RawBuilder, sql } from 'kysely'
import { isConditional } from '../conditions/condition-view.ts'

/** What is joined: relations under the names `c` and `r`. */
export interface Sides {
  /** As `inventory.component`: package_key, id, version, version_key, distribution. */
  readonly components: RawBuilder<unknown>
  /** As `matching.affected_range`. */
  readonly ranges: RawBuilder<unknown>
}

/** Above any range's id; with the preference in the bits over it, the least number is the stretch that decides. */
const idBits = sql.lit(48)

/**
 * The matching rule, for stored hits and for scans alike: rows (package_key, component_id, vulnerability_id, verdict,
 * range_id), one for each component that any stretch of a vulnerability touches.
 *
 * Of several stretches the determined ones go first, then the higher rank, then affected before what excuses
 * (decisions.md "Matching"; design.md §4). A component without a key is undetermined for every stretch of its
 * package that its text does not equal; so is one whose distribution release, or the stretch's, is not told. Releases
 * that are told and differ have nothing to do with each other (versions.md §4.2).
 *
 * Where a vulnerability applies under a condition, what would be affected is undetermined until a team has answered for
 * its items (design.md §5).
 *
 * Ranges probe (package_key, version_key) of the distinct components: component_match, component_identity.
 */
export function touchingStretches({ components, ranges }: Sides): RawBuilder<unknown> {
  const from = sql`from ${ranges} join ${components} on c.package_key = r.package_key
    and (c.distribution = r.distribution or c.distribution is null or r.distribution is null)`
  return sql`
    select package_key, component_id, vulnerability_id,
      case when (decisive >> (${idBits} + 6)) & 1 = 1 then 'undetermined'
        else (array['affected', 'not_affected', 'not_used'])[((decisive >> ${idBits}) & 3) + 1] end as verdict,
      decisive & ((1::bigint << ${idBits}) - 1) as range_id
    from (
      select package_key, component_id, vulnerability_id, min(weight) as decisive
      from (
        select ${stretch(sql`0`)} ${from} and c.version_key >= r.lo and c.version_key < r.hi
        union all
        select ${stretch(sql`0`)} ${from} and r.exact_version is not null and c.version = r.exact_version
        union all
        select ${stretch(sql`64`)} ${from} and c.version_key is null
      ) touched
      group by package_key, component_id, vulnerability_id
    ) decided`
}

function stretch(doubt: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`r.package_key, c.id as component_id, r.vulnerability_id,
    ((r.preference | ${doubt} | case when c.distribution is null or r.distribution is null
      or ${isConditional(sql`r.vulnerability_id`)} then 64 else 0 end)::bigint
      << ${idBits}) | r.id as weight`
}
