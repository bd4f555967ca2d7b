import { type RawBuilder, sql } from 'kysely'
import { versionSchemes } from '#versions/index.ts'

/**
 * Whether the keys of a row were made otherwise than this program makes them: by no scheme, by another one, or by
 * another revision of it.
 * @param relation with the columns package_key, scheme, scheme_revision
 */
export function isStale(relation: string): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${relation}.${name}`)
  const cases = versionSchemes.flatMap(({ id, revision, ecosystems }) =>
    ecosystems.map((ecosystem) => sql`when ${sql.lit(ecosystem)} then ${sql.lit(`${id}/${revision}`)}`),
  )
  // Not a join: a relation that is joined by its package key must stay one to the planner.
  return sql<boolean>`(coalesce(${column('scheme')} || '/' || ${column('scheme_revision')}, '')
    <> case split_part(${column('package_key')}, '/', 1) ${sql.join(cases, sql` `)} else '' end)`
}
