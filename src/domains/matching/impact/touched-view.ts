import { type RawBuilder, sql } from 'kysely'
import { type Actor, visible } from '#domains/identity/index.ts'
import { heldHits, isSeen } from '../hits/seen-view.ts'
import type { PackageOrigin } from './origin.ts'
import { standingOf } from './standing-view.ts'

/** A vulnerability by its id, or a package by the keys under which its components are kept. */
export type Matter =
  | {
      readonly kind: 'vulnerability'
      readonly id: string
      /** Whether any team decided on single components of it. */
      readonly isDecidedApart: boolean
    }
  | (PackageOrigin & { readonly kind: 'package'; readonly packageKeys: readonly string[] })

/**
 * Common table expressions for a question:
 * - `met`: (ci_id, package_key, component_id, verdict, hit_id), components of the matter in items, before access;
 *   verdict null where nothing is known against the component
 * - `touched`: the items among them that the actor may see, each once, with its worst verdict and where its team stands.
 *
 * Plans. A vulnerability's hits (hit_by_vulnerability) probe occurrence_live by their component, which
 * answers from the index alone; a package starts at component_identity. The items found are then read by key, once
 * for the wall and the policy together. PostgreSQL cannot know how many items a popular component has, takes them for
 * one, and would choose nested loops over results; hence arrays (`= any(array(…))`: one bitmap over ci_pkey, two
 * thirds of the time of a loop) and hashed subplans (`in` within `case`, `is true`) instead of joins.
 */
export function touchedItems(actor: Actor, matter: Matter): RawBuilder<unknown> {
  const met = matter.kind === 'vulnerability' ? metByVulnerability(matter.id) : metByPackage(matter)
  const worst = sql`case
    when (ci.id in (select ci_id from met where verdict = 'affected')) then 'affected'
    when (ci.id in (select ci_id from met where verdict = 'undetermined')) then 'undetermined' end`
  return sql`${met},
    item as materialized (
      select ci.id as ci_id, ci.side, ci.kind, ci.name, ci.folded, ci.organisation_id, ci.division_id, ci.team_id,
        ci.owner_id, ${worst} as verdict
      from inventory.ci
      where ci.id = any(array(select ci_id from met)) and ${visible(actor, 'finding.view', 'ci')}),
    ${standingOf(matter)},
    touched as materialized (
      select stood.*, case verdict when 'affected' then 0 when 'undetermined' then 1 else 2 end as place from stood)`
}

function metByVulnerability(id: string): RawBuilder<unknown> {
  return sql`met as materialized (
    select o.ci_id, hit.package_key, hit.component_id, hit.verdict, hit.id as hit_id
    from ${heldHits}
    where ${isSeen} and hit.vulnerability_id = ${id})`
}

function metByPackage(matter: Extract<Matter, { kind: 'package' }>): RawBuilder<unknown> {
  const keys = sql`${[...matter.packageKeys]}::text[]`
  return sql`known as materialized (
      select hit.package_key, hit.component_id, min(hit.verdict) as verdict
      from matching.hit where hit.package_key = any(${keys}) and ${isSeen} group by hit.package_key, hit.component_id),
    meant as materialized (
      select c.package_key, c.id, known.verdict from inventory.component c
      left join known on known.package_key = c.package_key and known.component_id = c.id
      where c.package_key = any(${keys}) and ${isMeant(matter)}),
    met as materialized (
      select o.ci_id, o.package_key, o.component_id, meant.verdict, null::bigint as hit_id
      from meant
      join inventory.occurrence o on o.component_id = meant.id and o.until is null)`
}

/** Which components of its keys a package origin means: by name of source or binary, version, distribution release. */
function isMeant(origin: PackageOrigin): RawBuilder<unknown> {
  const { packageKey, binaryName, version, versionKey, distribution } = origin
  const key = versionKey === null ? null : Buffer.from(versionKey)
  const isNamed = sql`(c.package_key = ${packageKey} or c.binary_name = ${binaryName}::text)`
  const isVersion =
    version === null
      ? sql`true`
      : sql`(c.version = ${version} or c.version_key = ${key}::bytea or c.binary_version = ${version})`
  const isRelease = distribution === null ? sql`true` : sql`c.distribution = ${distribution}`
  return sql`${isNamed} and ${isVersion} and ${isRelease}`
}
