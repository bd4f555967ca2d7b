import { type RawBuilder, sql } from 'kysely'
import { isConditional } from '../conditions/condition-view.ts'

/**
 * What keeps a touched component undetermined, as one of the contract's doubts; null where nothing does. What would
 * have to be settled first comes first: a range that says nothing stays so whatever the version.
 * Of a product found by its CPE name the component's own key and release say nothing.
 * @param component alias with version, version_key, distribution
 * @param stretch alias of the stretch that decided, of `matching.affected_range`
 */
export function doubtOf(component: string, stretch: string): RawBuilder<unknown> {
  const c = (name: string) => sql.ref(`${component}.${name}`)
  const r = (name: string) => sql.ref(`${stretch}.${name}`)
  return sql`case
    when ${r('id')} is null then null
    when ${r('package_key')} like 'cpe/%' then case
      when ${r('verdict')} = 'undetermined' then 'bound'
      when ${isConditional(r('vulnerability_id'))} then 'condition' end
    when ${r('verdict')} = 'undetermined' and ${r('text')} like '?%' then 'range'
    when ${c('version_key')} is null and coalesce(${c('version')}, '') = '' then 'version-missing'
    when ${c('version_key')} is null and ${c('version')} is distinct from ${r('exact_version')} then 'version'
    when ${c('distribution')} is null then 'release'
    when ${r('distribution')} is null then 'record-release'
    when ${r('verdict')} = 'undetermined' then 'bound'
    when ${isConditional(r('vulnerability_id'))} then 'condition' end`
}

/** What to add to a stored reason for those who read why: the doubt, and of what source package it is built. */
export function reasonDetails(component: string, stretch: string): RawBuilder<unknown> {
  const c = (name: string) => sql.ref(`${component}.${name}`)
  return sql`jsonb_strip_nulls(jsonb_build_object('doubt', ${doubtOf(component, stretch)},
    'built', case when ${c('binary_name')} <> ${c('name')} then jsonb_build_object(
      'source', concat_ws(' ', ${c('name')}, ${c('version')}),
      'binary', concat_ws(' ', ${c('binary_name')}, ${c('binary_version')})) end))`
}
