import { type RawBuilder, sql } from 'kysely'
import { isConditional } from '../conditions/condition-view.ts'

/** What is joined: relations under the names `c` and `r`. */
export interface Sides {
  /**
   * As `inventory.component`: package_key, id, version, version_key, distribution, module, other_key, other_version,
   * other_version_key.
   */
  readonly components: RawBuilder<unknown>
  /** As `matching.affected_range`. */
  readonly ranges: RawBuilder<unknown>
}

/** Above any range's id; with the preference in the bits over it, the least number is the stretch that decides. */
const idBits = sql.lit(48)

/** Below them, and above any range's id too: the stretch stands under the component's other name. */
const otherBit = sql`(1::bigint << 47)`

/**
 * The matching rule, for stored hits and for scans alike: rows (package_key, component_id, vulnerability_id, verdict,
 * range_id, range_key), one for each component that any stretch of a vulnerability touches; `range_key` is the key
 * under which the stretch stands.
 *
 * Of several stretches the determined ones go first, then the higher rank, then affected before what excuses
 * (decisions.md "Matching"; design.md §4). A component without a key is undetermined for every stretch of its
 * package that its text does not equal; so is one whose distribution release, or the stretch's, is not told. Releases
 * that are told and differ have nothing to do with each other (versions.md §4.2). Nor have packages of a module with
 * those of none, or with those of another stream; where one side does not tell the stream, it is undetermined.
 *
 * Where a vulnerability applies under a condition, what would be affected is undetermined until a team has answered for
 * its items (design.md §5).
 *
 * Ranges probe (package_key, version_key) of the distinct components, and the same of their other names where they have
 * one: component_match, component_identity, component_other.
 */
export function touchingStretches({ components, ranges }: Sides): RawBuilder<unknown> {
  const own = joined({ components, ranges }, sql`c.package_key`)
  const other = sql`${joined({ components, ranges }, sql`c.other_key`)} and c.other_key is not null`
  return sql`
    select package_key, component_id, vulnerability_id,
      case when (decisive >> (${idBits} + 6)) & 1 = 1 then 'undetermined'
        else (array['affected', 'not_affected', 'not_used'])[((decisive >> ${idBits}) & 3) + 1] end as verdict,
      decisive & (${otherBit} - 1) as range_id,
      case when decisive & ${otherBit} = 0 then package_key else other_key end as range_key
    from (
      select package_key, other_key, component_id, vulnerability_id, min(weight) as decisive
      from (
        select ${stretch(sql`0`)} as weight ${own} and c.version_key >= r.lo and c.version_key < r.hi
        union all
        select ${stretch(sql`0`)} ${own} and r.exact_version is not null and c.version = r.exact_version
        union all
        select ${stretch(sql`64`)} ${own} and c.version_key is null
        union all
        select ${stretch(sql`0`)} | ${otherBit} ${other} and c.other_version_key >= r.lo and c.other_version_key < r.hi
        union all
        select ${stretch(sql`64`)} | ${otherBit} ${other} and c.other_version_key is null
      ) touched
      group by package_key, other_key, component_id, vulnerability_id
    ) decided`
}

function joined({ components, ranges }: Sides, key: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`from ${ranges} join ${components} on ${key} = r.package_key
    and (c.distribution = r.distribution or c.distribution is null or r.distribution is null)
    and (c.module = r.module or ('?' in (c.module, r.module) and c.module <> '' and r.module <> ''))`
}

function stretch(doubt: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`c.package_key, c.other_key, c.id as component_id, r.vulnerability_id,
    ((r.preference | ${doubt} | case when c.distribution is null or r.distribution is null or c.module = '?' or r.module = '?'
      or ${isConditional(sql`r.vulnerability_id`)} then 64 else 0 end)::bigint << ${idBits}) | r.id`
}
