import { sql } from 'kysely'
import type { Tlp } from '#domains/identity/index.ts'
import type { Executor } from '#platform/database/database.ts'

/** What else is known of vulnerabilities that a reader may know of: their other names, and their own labels. */
export async function readVulnerabilityNames(
  db: Executor,
  ids: readonly string[],
): Promise<readonly { readonly id: string; readonly aliases: readonly string[]; readonly tlp: Tlp }[]> {
  const { rows } = await sql<{ id: string; aliases: string[]; tlp: Tlp }>`
    select v.id, v.tlp, to_jsonb(array(select distinct a.name from intel.alias a
      where a.vulnerability_id = v.id and a.name <> v.name order by 1)) as aliases
    from intel.vulnerability v where v.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

/** What an item's or a team's organisation is called. */
export async function findAuthor(
  db: Executor,
  of: { readonly ciId: string } | { readonly teamId: string },
): Promise<string> {
  const organisation =
    'ciId' in of
      ? sql`(select organisation_id from inventory.ci where id = ${of.ciId})`
      : sql`(select organisation_id from identity.team where id = ${of.teamId})`
  const { rows } = await sql<{ name: string }>`
    select coalesce(name_en, name_ja, '') as name from identity.organisation where id = ${organisation}`.execute(
    db,
  )
  return rows[0]?.name ?? ''
}
