import { type RawBuilder, sql } from 'kysely'
import { cpeScheme } from '#versions/identifiers/cpe/index.ts'
import { areTraitsDifferent, areTraitsUntold } from '../hits/touching-view.ts'

/**
 * Whether any of the platforms that a hit waits for is at an item. By the primary key.
 * @param hit alias with `platforms`
 */
export function isPlatformThere(hit: string, ciId: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`exists (select from matching.platform_there t
    where t.ci_id = ${ciId} and t.platform_id = any(${sql.ref(`${hit}.platforms`)}))`
}

/** What of these platforms is at the item, as a part of a reason; null where none is. */
export function platformThere(
  platforms: RawBuilder<unknown>,
  ciId: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`(
    select jsonb_build_object('platform', jsonb_build_object('needed', to_jsonb(k.needed), 'there', true,
      'found', to_jsonb(t.found)))
    from matching.platform_there t join matching.platform k on k.id = t.platform_id
    where t.ci_id = ${ciId} and t.platform_id = any(${platforms}) order by t.platform_id limit 1)`
}

/**
 * Whether the CPE name `n` of another component fulfils `r`, a name of a platform. Only what is beyond doubt does: a
 * version or trait that is not told might be another.
 */
export const fulfils = sql`(r.scheme_revision = ${sql.lit(cpeScheme.revision)}
  and n.cpe_key >= r.first_key and n.cpe_key < r.end_key and not n.doubtful and n.origin in ('document', 'called')
  and (r.lo is null and r.exact_version is null or n.version_key >= r.lo and n.version_key < r.hi
    or n.version = r.exact_version)
  and not (r.traits is not null and (${areTraitsDifferent})) and not ${areTraitsUntold})`

/** Whether a distribution release (`debian-12`) fulfils `r`. */
export function isSystem(release: RawBuilder<unknown>): RawBuilder<boolean> {
  const key = sql`('distribution/' || ${release}) collate "C"`
  return sql<boolean>`(r.first_key like 'distribution/%' and ${key} >= r.first_key and ${key} < r.end_key)`
}

/** How many parts the platform `k` has. */
export const partsNeeded = sql`cardinality(k.needed)`
