import { type RawBuilder, sql } from 'kysely'
import { type Actor, visible } from '#domains/identity/index.ts'
import { isSeen, seenHits } from '../hits/seen-view.ts'
import type { PackageOrigin } from './origin.ts'

/** A vulnerability by its id, or a package by the keys under which its components are kept. */
export type Matter =
  | { readonly kind: 'vulnerability'; readonly id: string }
  | (PackageOrigin & { readonly packageKeys: readonly string[] })

/**
 * Common table expressions for a question: `pair` (an item the actor may see × a component of the matter it holds, with
 * the component's worst verdict, null where nothing is known against it) and `touched` (each of these items once, with
 * its worst verdict and where its team stands).
 *
 * Plans: a vulnerability's hits (hit_by_vulnerability) probe occurrence_live by (package_key, component_id), which
 * answers from the index alone, and each item found is read by its key, once for the wall and the policy together. A
 * package starts at component_identity instead. What is looked up per item afterwards is asked by hashed subplans
 * (`in` within `case`, `is true`): PostgreSQL cannot know how many items a popular component has, takes them for one,
 * and would choose nested loops over the results of a join.
 */
export function touchedItems(actor: Actor, matter: Matter): RawBuilder<unknown> {
  const pairs =
    matter.kind === 'vulnerability' ? pairsOfVulnerability(actor, matter.id) : pairsOfPackage(actor, matter)
  return sql`${pairs}, ${matter.kind === 'vulnerability' ? decisionsOn(matter.id) : noDecisions},
    touched as materialized (
      select item.*, ${matter.kind === 'vulnerability' ? standing : sql`null::text`} as standing,
        case verdict when 'affected' then 0 when 'undetermined' then 1 else 2 end as place
      from (select distinct on (ci_id) ci_id, side, kind, name, folded, organisation_id, division_id, team_id, owner_id,
          verdict
        from pair order by ci_id, verdict nulls last) item)`
}

const itemColumns = sql`ci.id as ci_id, ci.side, ci.kind, ci.name, ci.folded, ci.organisation_id, ci.division_id,
  ci.team_id, ci.owner_id`

function pairsOfVulnerability(actor: Actor, id: string): RawBuilder<unknown> {
  return sql`pair as materialized (
    select ${itemColumns}, hit.package_key, hit.component_id, hit.verdict, hit.id as hit_id
    from ${seenHits}
    where ${isSeen} and hit.vulnerability_id = ${id} and ${visible(actor, 'finding.view', 'ci')})`
}

function pairsOfPackage(actor: Actor, matter: Extract<Matter, { kind: 'package' }>): RawBuilder<unknown> {
  const keys = sql`${[...matter.packageKeys]}::text[]`
  return sql`known as materialized (
      select hit.package_key, hit.component_id, min(hit.verdict) as verdict
      from matching.hit where hit.package_key = any(${keys}) and ${isSeen} group by hit.package_key, hit.component_id),
    meant as materialized (
      select c.package_key, c.id, known.verdict from inventory.component c
      left join known on known.package_key = c.package_key and known.component_id = c.id
      where c.package_key = any(${keys}) and ${isMeant(matter)}),
    pair as materialized (
      select ${itemColumns}, o.package_key, o.component_id, meant.verdict, null::bigint as hit_id
      from meant
      join inventory.occurrence o on o.package_key = meant.package_key and o.component_id = meant.id and o.until is null
      join inventory.ci on ci.id = o.ci_id
      where ${visible(actor, 'finding.view', 'ci')})`
}

/** Which components of its keys a package origin means: by name of source or binary, version, distribution release. */
function isMeant({
  packageKey,
  binaryName,
  version,
  versionKey,
  distribution,
}: PackageOrigin): RawBuilder<unknown> {
  const key = versionKey === null ? null : Buffer.from(versionKey)
  const isNamed = sql`(c.package_key = ${packageKey} or c.binary_name = ${binaryName}::text)`
  const isVersion =
    version === null
      ? sql`true`
      : sql`(c.version = ${version} or c.version_key = ${key}::bytea or c.binary_version = ${version})`
  const isRelease = distribution === null ? sql`true` : sql`c.distribution = ${distribution}`
  return sql`${isNamed} and ${isVersion} and ${isRelease}`
}

/** What is in force on single items and (ci_id null) on all items of a team: the last not undone of each. */
function decisionsOn(vulnerabilityId: string): RawBuilder<unknown> {
  return sql`decision as materialized (
    select distinct on (team_id, ci_id) team_id, ci_id, id, status, justification from matching.assessment
    where vulnerability_id = ${vulnerabilityId} and undone_at is null
    order by team_id, ci_id, sequence desc)`
}

/** No decision counts where no single vulnerability was asked for. */
const noDecisions = sql`decision as (
  select null::uuid as team_id, null::uuid as ci_id, null::uuid as id, null as status, null as justification limit 0)`

const standing = sql`case
  when (item.team_id, item.ci_id) in (select team_id, ci_id from decision where status = 'affected') then 'affected'
  when (item.team_id, item.ci_id) in (select team_id, ci_id from decision where status in ('not_affected', 'fixed')) then 'settled'
  when (item.team_id, item.ci_id) in (select team_id, ci_id from decision where ci_id is not null) then 'open'
  when item.team_id in (select team_id from decision where ci_id is null and status = 'affected') then 'affected'
  when item.team_id in (select team_id from decision where ci_id is null and status in ('not_affected', 'fixed')) then 'settled'
  else 'open' end`
