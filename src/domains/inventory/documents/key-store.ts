import { sql } from 'kysely'
import type { Executor } from '#platform/database/database.ts'
import { arrayText, numberArrayText } from './array-text.ts'
import type { EcosystemScheme } from './component-columns.ts'

/** Keys made anew, column by column; hexadecimal, null where a version has none. */
export interface MadeKeys {
  readonly keys: readonly (string | null)[]
  /** Under the other names; empty where none of them has any. */
  readonly otherKeys: readonly (string | null)[]
  /** As `spanOf` writes them. */
  readonly spans: readonly (string | null)[]
  readonly schemes: readonly EcosystemScheme[]
}

/** Keeps keys made anew. Served by the primary key. @param ids of their components, ascending */
export async function updateKeys(
  db: Executor,
  ids: readonly number[],
  { keys, otherKeys, spans, schemes }: MadeKeys,
): Promise<void> {
  // Lost with a crash it is done again.
  await sql`set local synchronous_commit = off`.execute(db)
  // A list without entries is as long as the others, and says nothing. The stretch of ids tells the planner that these
  // rows lie together, whatever else it believes of the table.
  await sql`
    update inventory.component c
    set scheme = s.scheme, scheme_revision = s.revision, version_key = decode(f.key, 'hex'),
      other_version_key = decode(f.other_key, 'hex'), version_span = inventory.version_span(f.span)
    from unnest(${numberArrayText(ids)}::bigint[], ${arrayText(keys)}::text[], ${arrayText(otherKeys)}::text[],
        ${arrayText(spans)}::text[]) as f (id, key, other_key, span),
      unnest(${schemes.map((one) => one.ecosystem)}::text[], ${schemes.map((one) => one.scheme)}::text[],
        ${schemes.map((one) => one.revision)}::int[]) as s (ecosystem, scheme, revision)
    where c.id = f.id and c.id between ${ids[0]} and ${ids.at(-1)}
      and s.ecosystem = split_part(c.package_key, '/', 1)`.execute(db)
}
