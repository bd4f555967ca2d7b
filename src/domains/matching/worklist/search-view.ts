import { type RawBuilder, sql } from 'kysely'
import { likePattern } from '#kernel/text/search.ts'
import { normaliseVulnerabilityId } from '#versions/identifiers/vulnerability-id/index.ts'

/**
 * The condition that a name or the title of the vulnerability of row `t` holds the text, or the text read as an
 * identifier (`ｃｖｅ 2021 44228`). Served by vulnerability_search.
 */
export function isFoundBy(q: string): RawBuilder<unknown> {
  const patterns = new Set([q, normaliseVulnerabilityId(q)].map(likePattern))
  const parts = [...patterns].map((pattern) => sql`named.folded like ${pattern}`)
  return sql`t.vulnerability_id in (
    select named.id from intel.vulnerability named where ${sql.join(parts, sql` or `)})`
}
