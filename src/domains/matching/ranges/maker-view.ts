import { sql } from 'kysely'
import { makerSource } from '#domains/intel/index.ts'
import type { Executor } from '#platform/database/database.ts'
import type { MakerStatement } from './derive-makers.ts'

const current = sql`d.source_id = ${sql.lit(makerSource)} and d.superseded_at is null and d.ci_id is null`

/**
 * What makers state in these documents of exact versions, of packages for themselves. Documents with a label above
 * `clear` say nothing here: a finding's reason is read by whoever reads the finding. Served by vex_document_maker.
 */
export async function listMakerStatements(
  db: Executor,
  names: readonly string[],
): Promise<readonly MakerStatement[]> {
  const { rows } = await sql<MakerStatement>`
    select distinct d.name, a.vulnerability_id as "vulnerabilityId", s.status, s.justification,
      p.package_key as "packageKey", p.version
    from intel.vex_document d
    join intel.vex_statement s on s.document_id = d.id and s.status in ('affected', 'not_affected', 'fixed')
    join intel.vex_statement_vulnerability sv on sv.document_id = s.document_id and sv.statement = s.number
    join intel.alias a on a.name = sv.name
    join intel.vex_statement_product sp on sp.document_id = s.document_id and sp.statement = s.number
    join intel.vex_product p on p.document_id = sp.document_id and p.number = sp.product
    where ${current} and d.name = any(${[...names]}::text[]) and (d.tlp is null or d.tlp = 'clear')
      and p.package_key is not null and p.version is not null and p.version_range is null and p.whole is null`.execute(
    db,
  )
  return rows
}

/**
 * Documents of makers that speak of these vulnerabilities, which may have become known after them. Nearly always there
 * is none: vex_document_maker is empty then, and nothing else is read.
 */
export async function listMakersOf(
  db: Executor,
  vulnerabilityIds: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct d.name
    from intel.vex_document d
    join intel.vex_statement_vulnerability sv on sv.document_id = d.id
    join intel.alias a on a.name = sv.name
    where ${current} and a.vulnerability_id = any(${[...vulnerabilityIds]}::uuid[])`.execute(db)
  return rows.map(({ name }) => name)
}
