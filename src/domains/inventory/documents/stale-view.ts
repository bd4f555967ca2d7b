import { type RawBuilder, sql } from 'kysely'
import { versionSchemes } from '#versions/index.ts'
import type { VersionScheme } from '#versions/version-scheme.ts'
import { arrayText } from './array-text.ts'

/** By which scheme the keys of an ecosystem's versions are made. */
interface KeyedEcosystem {
  readonly ecosystem: string
  readonly scheme: Pick<VersionScheme, 'id' | 'revision'>
}

const packages: readonly KeyedEcosystem[] = versionSchemes.flatMap((scheme) =>
  scheme.ecosystems.map((ecosystem) => ({ ecosystem, scheme })),
)

/**
 * Whether the keys of a row were made otherwise than this program makes them: by no scheme, by another one, or by
 * another revision of it.
 * @param relation with the columns package_key, scheme, scheme_revision
 * @param further ecosystems that it knows beside those of packages
 */
export function isStale(relation: string, further: readonly KeyedEcosystem[] = []): RawBuilder<boolean> {
  const keyed = [...packages, ...further]
  const column = (name: string) => sql.ref(`${relation}.${name}`)
  const ecosystem = sql`split_part(${column('package_key')}, '/', 1)`
  // Not a join: a relation that is joined by its package key must stay one to the planner. Lists of constants are hashed.
  return sql<boolean>`(case when ${column('scheme')} is null
    then ${ecosystem} = any(${listOf(keyed.map((one) => one.ecosystem))})
    else ${ecosystem} || ' ' || ${column('scheme')} || '/' || coalesce(${column('scheme_revision')}, 0)
      <> all(${listOf(keyed.map(({ ecosystem: of, scheme }) => `${of} ${scheme.id}/${scheme.revision}`))}) end)`
}

function listOf(words: readonly string[]): RawBuilder<unknown> {
  return sql`${sql.lit(arrayText(words))}::text[]`
}
