import { type RawBuilder, sql } from 'kysely'
import { isConditional } from '../conditions/condition-view.ts'
import { type Ownership, ownerOf } from './owner-view.ts'
import { areTraitsDifferent, areTraitsUntold, isSpanWithin, touchesName } from './touching-view.ts'

/** What a reason is looked up in. */
export interface Known {
  /** CPE names, as a relation `n`. */
  readonly names: RawBuilder<unknown>
  readonly ownership: Pick<Ownership, 'parts' | 'packages'> | null
}

/** All that is kept. */
const kept: Known = {
  names: sql`matching.component_cpe n`,
  ownership: { parts: sql`inventory.component_owner w`, packages: sql`inventory.component` },
}

/**
 * What keeps a touched component undetermined, as one of the contract's doubts; null where nothing does. What would
 * have to be settled first comes first: a range that says nothing stays so whatever the version.
 * Of a product found by its CPE name the component's own key and release say nothing: its name does.
 * @param component alias with package_key, id, version, version_key, version_span, distribution; the stretch that decided is `r`, of
 *   `matching.affected_range`
 */
export function doubtOf(component: string, { names, ownership }: Known = kept): RawBuilder<unknown> {
  const own = ownDoubt(component, names)
  if (ownership === null) return own
  // What the distribution says of the package stands under the package's keys, and is doubted as it is of the package.
  const c = (name: string) => sql.ref(`${component}.${name}`)
  return sql`nullif(coalesce(case when r.rank <> 'vendor' and r.verdict in ('affected', 'undetermined') then (
      select case when r.package_key in (holder.package_key, holder.other_key)
        then coalesce(${ownDoubt('holder', names)}, '') when w.packaged then 'owned' end
      from ${ownership.parts} join ${ownership.packages} holder on holder.package_key = w.owner_key and holder.id = w.owner_id
      where w.package_key = ${c('package_key')} and w.component_id = ${c('id')}) end, ${own}), '')`
}

function ownDoubt(component: string, names: RawBuilder<unknown>): RawBuilder<unknown> {
  const c = (name: string) => sql.ref(`${component}.${name}`)
  return sql`case
    when r.id is null then null
    when r.package_key like 'cpe/%' then case
      when r.verdict = 'undetermined' and r.platform_id is null then 'bound'
      else coalesce(${decidingName(component, names)} ->> 'doubt', case
        when ${isConditional(sql`r.vulnerability_id`)} then 'condition'
        when r.platform_id is not null then 'platform' end) end
    when r.verdict = 'undetermined' and r.text like '?%' then 'range'
    when ${c('version_key')} is null and coalesce(${c('version')}, '') = '' then 'version-missing'
    when ${c('version_span')} is not null and r.lo is not null then case
      when r.verdict = 'undetermined' and r.platform_id is null then 'bound'
      when not ${isSpanWithin(component, 'r')} then 'moves'
      when ${isConditional(sql`r.vulnerability_id`)} then 'condition'
      when r.platform_id is not null then 'platform' end
    when ${c('version_key')} is null and ${c('version')} is distinct from r.exact_version then 'version'
    when ${c('distribution')} is null then 'release'
    when r.distribution is null then 'record-release'
    when r.verdict = 'undetermined' and r.platform_id is null and r.text like '= %.*' then 'build'
    when r.verdict = 'undetermined' and r.platform_id is null then 'bound'
    when ${isConditional(sql`r.vulnerability_id`)} then 'condition'
    when r.platform_id is not null then 'platform' end`
}

/**
 * By whose word the component is the product, where it is called so: the list's id, or `person`. Null where its document
 * or a record says so.
 */
export function calledBy(component: string, { names }: Pick<Known, 'names'> = kept): RawBuilder<unknown> {
  return sql`case when r.package_key like 'cpe/%' then ${decidingName(component, names)} ->> 'by' end`
}

/** The name by which the stretch found it: one without doubt, if any is. By the key, or component_cpe_match. */
function decidingName(component: string, names: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select jsonb_build_object('doubt', named.doubt,
      'by', case when named.origin = 'called' then coalesce(named.said_by, 'person') end)
    from (
      select n.origin, n.said_by, case
        when n.version_key is null and n.version = '' then 'version-missing'
        when n.version_key is null and n.version is distinct from r.exact_version then 'version'
        when ${areTraitsUntold} then 'edition'
        when n.doubtful then case when n.origin = 'document' then 'rebuilt' else 'name' end end as doubt
      from ${names}
      where n.package_key = ${sql.ref(`${component}.package_key`)} and n.component_id = ${sql.ref(`${component}.id`)}
        and n.cpe_key = r.package_key and ${touchesName} and not (r.traits is not null and (${areTraitsDifferent}))) named
    order by named.doubt is not null, named.origin, named.doubt limit 1)`
}

/** What the stretch `r` needs beside the product, as the contract's `platform`; null where it needs nothing. */
export const neededPlatform = sql`case when r.platform_id is not null then (
  select jsonb_build_object('needed', to_jsonb(k.needed), 'there', false, 'found', '[]'::jsonb)
  from matching.platform k where k.id = r.platform_id) end`

/** What to add to a stored reason for those who read why: the doubt, whose name it is, and of what it is built. */
export function reasonDetails(component: string): RawBuilder<unknown> {
  const c = (name: string) => sql.ref(`${component}.${name}`)
  return sql`jsonb_strip_nulls(jsonb_build_object('doubt', ${doubtOf(component)}, 'called', ${calledBy(component)},
    'platform', ${neededPlatform}, 'owner', ${ownerIn(component)}, 'built', case when ${c('binary_name')} <> ${c('name')} then jsonb_build_object(
      'source', concat_ws(' ', ${c('name')}, ${c('version')}),
      'binary', concat_ws(' ', ${c('binary_name')}, ${c('binary_version')})) end))`
}

/** The package of a distribution that holds the component; null where none does. */
export function ownerIn(
  component: string,
  { ownership }: Pick<Known, 'ownership'> = kept,
): RawBuilder<unknown> {
  return ownership === null ? sql`null::jsonb` : ownerOf(component, ownership)
}
