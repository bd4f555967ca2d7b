import { type RawBuilder, sql } from 'kysely'
import { cpeScheme, traitCount } from '#versions/identifiers/cpe/index.ts'
import { isConditional } from '../conditions/condition-view.ts'
import { type Ownership, wordOfOwner } from './owner-view.ts'

/** What is joined: relations under the names `c`, `r` and `n`. */
export interface Sides {
  /**
   * As `inventory.component`: package_key, id, version, version_key, version_span, distribution, module, other_key,
   * other_version, other_version_key.
   */
  readonly components: RawBuilder<unknown>
  /** As `matching.affected_range`. */
  readonly ranges: RawBuilder<unknown>
  /** CPE names of these components, as `matching.component_cpe`. */
  readonly names: RawBuilder<unknown>
  /** Which of the components are parts of distributions' packages; absent or null: none is, which costs nothing. */
  readonly ownership?: Ownership | null
}

/** Above any range's id; with the preference in the bits over it, the least number is the stretch that decides. */
const idBits = sql.lit(48)

/** Below them, and above any range's id too: the stretch stands under the component's other name. */
const otherBit = sql`(1::bigint << 47)`

/**
 * The matching rule, for stored hits and for scans alike: rows (package_key, component_id, vulnerability_id, verdict,
 * range_id, range_key, platforms), one for each component that any stretch of a vulnerability touches; `range_key` is the
 * key under which the stretch stands. What is undetermined for nothing but a platform is affected where any of
 * `platforms` is (`platforms/`); null elsewhere.
 *
 * Of several stretches the determined ones go first, then the higher rank, then affected before what excuses
 * (decisions.md "Matching"; design.md §4). A component without a key is undetermined for every stretch of its
 * package that its text does not equal; so is one whose distribution release, or the stretch's, is not told. Releases
 * that are told and differ have nothing to do with each other (versions.md §4.2). Nor have packages of a module with
 * those of none, or with those of another stream; where one side does not tell the stream, it is undetermined.
 *
 * A tag that moves has no key but a span: what holds all of it is said of the tag, what overlaps it leaves it
 * undetermined, what lies outside does not touch it (versions.md §4.4).
 *
 * Where a vulnerability applies under a condition, what would be affected is undetermined until a team has answered for
 * its items (design.md §5).
 *
 * A component is also found by its CPE names, but only where nothing is said of its own package: what is said there
 * of a vulnerability counts, whether it touches the component or not (back-ports). A name that was learned of a package
 * is silent as well where the package's ecosystem speaks of the vulnerability and names other packages.
 *
 * Of what is a part of a distribution's package that distribution speaks first (`owner-view.ts`).
 *
 * Ranges probe (package_key, version_key) of the distinct components, and the same of their other names where they have
 * one: component_match, component_identity, component_other; CPE names are few to a product: component_cpe_match. Ranges
 * are one sequence, so that an id is enough to tell them.
 */
export function touchingStretches(sides: Sides): RawBuilder<unknown> {
  const { ownership = null } = sides
  return ownership === null
    ? touching(sides, sql``)
    : wordOfOwner(touching(sides, sql`, ${isOfVendor} as of_vendor`), ownership, decidedByPackage)
}

/** @param more columns, each with a comma before it */
function touching(sides: Sides, more: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select package_key, component_id, vulnerability_id, ${verdictOf} as verdict, ${rangeOf} as range_id, range_key,
      case when ${isForPlatform(sql`decisive`)} and not ${isConditional(sql`vulnerability_id`)}
        then case when by_name then (${platformsOf(sides)}) else (${platformsOfPackage(sides)}) end end as platforms${more}
    from (${byPackage(sides)} union all (${byName(sides)})) decided`
}

const verdictOf = sql`case when (decisive >> (${idBits} + 6)) & 1 = 1 then 'undetermined'
  when (decisive >> ${idBits}) & 3 = 0 and ${isConditional(sql`vulnerability_id`)} then 'undetermined'
  else (array['affected', 'not_affected', 'not_used'])[((decisive >> ${idBits}) & 3) + 1] end`

/** Whether the stretch that decides is a maker's about its own build: the highest rank. */
const isOfVendor = sql`(decisive >> (${idBits} + 2)) & 7 = 0`

/** What stretches of packages alone say: rows as of `touchingStretches`, without platforms. */
function decidedByPackage(sides: Pick<Sides, 'components' | 'ranges'>): RawBuilder<unknown> {
  return sql`
    select component_id, ${verdictOf} as verdict, ${rangeOf} as range_id, range_key from (${byPackage(sides)}) decided`
}

/** In a weight: it is undetermined for more than that a platform is needed. */
const doubtful = sql.lit(128)

/** Both bits: undetermined, whatever platform is there. */
const inDoubt = sql.lit(192)

/** Whether only a platform is missing: bit 6 without bit 7. */
function isForPlatform(weight: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`(${weight} >> (${idBits} + 6)) & 3 = 1`
}

const rangeOf = sql`decisive & (${otherBit} - 1)`

function byPackage(sides: Pick<Sides, 'components' | 'ranges'>): RawBuilder<unknown> {
  const own = joined(sides, sql`c.package_key`)
  const other = sql`${joined(sides, sql`c.other_key`)} and c.other_key is not null`
  return sql`
    select package_key, component_id, vulnerability_id, min(weight) as decisive,
      case when min(weight) & ${otherBit} = 0 then package_key else other_key end as range_key, false as by_name
    from (
      select ${stretch(sql`0`)} as weight ${own} and c.version_key >= r.lo and c.version_key < r.hi
      union all
      select ${stretch(sql`0`)} as weight ${own} and r.exact_version is not null and c.version = r.exact_version
      union all
      select ${stretch(sql`case when ${isSpanWithin('c', 'r')} then 0 else ${inDoubt} end`)} as weight ${own}
        and c.version_key is null and ${mayMeetSpan('c', 'r')}
      union all
      select ${stretch(sql`0`)} | ${otherBit} as weight ${other} and c.other_version_key >= r.lo and c.other_version_key < r.hi
      union all
      select ${stretch(inDoubt)} | ${otherBit} as weight ${other} and c.other_version_key is null
    ) touched
    group by package_key, other_key, component_id, vulnerability_id`
}

/**
 * Whether a stretch holds all releases that a tag may stand for; null or false where the component is no such tag.
 * @param component alias with version_span
 * @param range alias with lo and hi
 */
export function isSpanWithin(component: string, range: string): RawBuilder<boolean> {
  const { first, end, lo, hi } = spanAndStretch(component, range)
  return sql<boolean>`(${first} >= ${lo} and ${end} <= ${hi})`
}

/** Whether it may have to do with it: a stretch without keys may mean whatever, one that ends where it begins nothing. */
function mayMeetSpan(component: string, range: string): RawBuilder<boolean> {
  const { first, end, lo, hi } = spanAndStretch(component, range)
  return sql<boolean>`coalesce(${first} < ${hi} and ${end} > ${lo} and (${first} is null or ${lo} < ${hi}), true)`
}

function spanAndStretch(component: string, range: string) {
  const span = sql.ref(`${component}.version_span`)
  return {
    first: sql`${span}[1]`,
    end: sql`${span}[2]`,
    lo: sql.ref(`${range}.lo`),
    hi: sql.ref(`${range}.hi`),
  }
}

function joined(
  { components, ranges }: Pick<Sides, 'components' | 'ranges'>,
  key: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`from ${ranges} join ${components} on ${key} = r.package_key
    and (c.distribution = r.distribution or c.distribution is null or r.distribution is null)
    and (c.module = r.module or ('?' in (c.module, r.module) and c.module <> '' and r.module <> ''))`
}

function stretch(doubt: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`c.package_key, c.other_key, c.id as component_id, r.vulnerability_id, ${weigh(sql`${doubt}
    | case when c.distribution is null or r.distribution is null or c.module = '?' or r.module = '?' then ${inDoubt}
      when r.preference >= 64 and r.platform_id is null then ${doubtful} else 0 end`)}`
}

function weigh(doubt: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`((r.preference | ${doubt})::bigint << ${idBits}) | r.id`
}

/**
 * By CPE names. Traits that both sides tell must be equal; where only the stretch tells one, it is not known
 * (versions.md §4.3). The statements of the component's own package are looked for by affected_range_by_vulnerability.
 * A stretch that only needs a platform goes before those of which more is unknown.
 */
function byName({ ranges, names }: Sides): RawBuilder<unknown> {
  return sql`
    select distinct on (package_key, component_id, vulnerability_id)
      package_key, component_id, vulnerability_id, decisive, range_key, true as by_name
    from (
      select n.package_key, n.component_id, n.origin, r.vulnerability_id, r.package_key as range_key,
        ${weigh(sql`case when ${isNameDoubted} then ${inDoubt}
          when r.preference >= 64 and r.platform_id is null then ${doubtful} else 0 end`)} as decisive
      from ${ranges} join ${names} on n.cpe_key = r.package_key
        and ${touchesName}
        and not (r.traits is not null and (${areTraitsDifferent}))
    ) named
    where not exists (select from matching.affected_range own
      where own.vulnerability_id = named.vulnerability_id and (own.package_key = named.package_key
        or named.origin = 'learned' and split_part(own.package_key, '/', 1) = split_part(named.package_key, '/', 1)))
    order by package_key, component_id, vulnerability_id, decisive`
}

/**
 * The platforms of all stretches that nothing else keeps undetermined for what was `decided`. Asked of those only for
 * which a platform decides, which are few; by affected_range_by_vulnerability. What has an old key counts for none.
 */
function platformsOf({ names }: Sides): RawBuilder<unknown> {
  return sql`select array_agg(distinct r.platform_id) from matching.affected_range r join ${names}
    on n.cpe_key = r.package_key and ${touchesName} and not (r.traits is not null and (${areTraitsDifferent}))
    where r.vulnerability_id = decided.vulnerability_id and r.platform_id is not null
      and r.scheme_revision = ${sql.lit(cpeScheme.revision)} and n.package_key = decided.package_key
      and n.component_id = decided.component_id and not ${isNameDoubted}`
}

/** Whether the version of the name `n` lies in the stretch `r`, as far as it can be told. */
export const touchesName = sql`(n.version_key is null or n.version_key >= r.lo and n.version_key < r.hi
  or r.exact_version is not null and n.version = r.exact_version)`

/**
 * The same of a package: the platforms of all its stretches that hold the version of what was `decided`. Only languages'
 * packages have such; they know no releases, modules or other names. Keys of another scheme than the decisive one's count for none.
 */
function platformsOfPackage({ components }: Sides): RawBuilder<unknown> {
  return sql`select array_agg(distinct r.platform_id) from matching.affected_range d
    join matching.affected_range r on r.vulnerability_id = d.vulnerability_id and r.package_key = d.package_key
      and r.platform_id is not null and (r.scheme, r.scheme_revision) is not distinct from (d.scheme, d.scheme_revision)
    join ${components} on c.package_key = decided.package_key and c.id = decided.component_id
      and (c.version_key >= r.lo and c.version_key < r.hi or c.version = r.exact_version or ${isSpanWithin('c', 'r')})
    where d.package_key = decided.range_key and d.id = decided.decisive & (${otherBit} - 1)`
}

const traitNumbers = Array.from({ length: traitCount }, (_, index) => sql.lit(index + 1))

/** Whether a stretch `r` and a name `n` tell different traits. */
export const areTraitsDifferent = sql.join(
  traitNumbers.map((number) => sql`coalesce(r.traits[${number}] <> n.traits[${number}], false)`),
  sql` or `,
)

/** Whether the stretch `r` tells a trait that the name `n` does not. */
export const areTraitsUntold = sql`(r.traits is not null and (${sql.join(
  traitNumbers.map((number) => sql`r.traits[${number}] is not null and n.traits[${number}] is null`),
  sql` or `,
)}))`

/** Whether it is not known that the name `n` means what the stretch `r` does. */
const isNameDoubted = sql`(n.doubtful or ${areTraitsUntold} or (n.version_key is null
  and (r.exact_version is null or n.version <> r.exact_version)))`
