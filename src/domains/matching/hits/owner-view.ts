import { type RawBuilder, sql } from 'kysely'

/** Which components are parts of distributions' packages, and what is known of these. */
export interface Ownership {
  /** As `inventory.component_owner`, under the name `w`. */
  readonly parts: RawBuilder<unknown>
  /** As `inventory.component`: those packages among others. */
  readonly packages: RawBuilder<unknown>
  /** As `matching.affected_range`, those of all vulnerabilities. */
  readonly ranges: RawBuilder<unknown>
}

/** What is asked of one package: the matching rule by packages, over relations `c` and `r`. */
type Decide = (sides: {
  readonly components: RawBuilder<unknown>
  readonly ranges: RawBuilder<unknown>
}) => RawBuilder<unknown>

/**
 * What touches components, after distributions were heard about their packages: a file of `python3-urllib3 1.24.2-5.el8` is
 * urllib3 1.24.2 by its name, and mended by Red Hat all the same (ADR 0024). Of a part that upstream's or a list's
 * statement calls affected, or perhaps affected:
 *
 * - what the distribution says of the package that holds it, in its own release, decides: affected, not affected, perhaps;
 * - where it tells where the package is affected, and this one lies outside, the part is not affected;
 * - where it says nothing of the package in this release, a part of the package's own version is undetermined: it is what
 *   the distribution made of that version. What a package of another version brings along is as upstream says.
 *
 * A maker's statement about this very build goes before all. The condition stands within: so of what nothing holds no
 * more than that is asked. Of the others, by affected_range_by_vulnerability.
 * @param touching rows as of `touchingStretches`, with `of_vendor`
 */
export function wordOfOwner(
  touching: RawBuilder<unknown>,
  { parts, packages, ranges }: Ownership,
  decide: Decide,
): RawBuilder<unknown> {
  const held = decide({ components: sql`holder c`, ranges: sql`told r` })
  return sql`
    select t.package_key, t.component_id, t.vulnerability_id, coalesce(word.verdict, t.verdict) as verdict,
      coalesce(word.range_id, t.range_id) as range_id, coalesce(word.range_key, t.range_key) as range_key,
      case when word.verdict is null then t.platforms end as platforms
    from (${touching}) t
    left join ${parts} on w.package_key = t.package_key and w.component_id = t.component_id
    left join lateral (
      with holder as materialized (
        select p.* from ${packages} p where p.package_key = w.owner_key and p.id = w.owner_id),
      told as materialized (
        select o.* from ${ranges} o where o.vulnerability_id = t.vulnerability_id and o.rank = 'distribution'
          and o.package_key in (select unnest(array[h.package_key, h.other_key]) from holder h))
      select coalesce(said.verdict, case when w.packaged then 'undetermined' end) as verdict, said.range_id, said.range_key
      from holder left join (
        select verdict, range_id, range_key, 0 as place from (${held}) found
        union all (${mendedBy})
        order by place limit 1) said on true
      where w.owner_id is not null and not t.of_vendor and t.verdict in ('affected', 'undetermined')) word on true`
}

/**
 * The statement of where the package is affected that leaves it out, the nearest below it; only where nothing touches it.
 * One that lists single versions says nothing of the others.
 */
const mendedBy = sql`
  select 'not_affected' as verdict, r.id as range_id, r.package_key as range_key, 1 as place
  from told r join holder h on r.distribution = h.distribution and r.module = h.module and h.module <> '?'
  where r.verdict = 'affected' and r.lo is not null and r.text not like '= %'
  order by r.hi <= case when r.package_key = h.package_key then h.version_key else h.other_version_key end desc nulls last,
    r.hi desc, r.id
  limit 1`

/** What is known of the package that holds the component, as the contract's `owner`; null where none does. */
export function ownerOf(
  component: string,
  { parts, packages }: Pick<Ownership, 'parts' | 'packages'>,
): RawBuilder<unknown> {
  return sql`(select jsonb_build_object('name', coalesce(own.binary_name, own.name),
      'version', coalesce(own.binary_version, own.version),
      'says', case when r.package_key in (own.package_key, own.other_key) then r.verdict end)
    from ${parts} join ${packages} own on own.package_key = w.owner_key and own.id = w.owner_id
    where w.package_key = ${sql.ref(`${component}.package_key`)} and w.component_id = ${sql.ref(`${component}.id`)})`
}
