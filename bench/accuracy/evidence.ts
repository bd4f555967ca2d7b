import { sql } from 'kysely'
import { readMappings } from '#domains/matching/learning/mapping-view.ts'
import type { Scan } from '#domains/matching/scan/scan-actions.ts'
import { type ScannedName, scannedNames } from '#domains/matching/scan/scanned-names.ts'
import type { Executor } from '#platform/database/database.ts'

/** A stretch that some record at hand tells of a vulnerability. */
export interface Told {
  readonly vulnerability: string
  readonly packageKey: string
  readonly rank: string
  readonly verdict: string
  readonly distribution: string | null
  readonly text: string
  readonly record: string
}

/** A stretch that a component lies in: what the matching rule weighs, and scans do not show where it frees. */
export interface Touching {
  readonly position: number
  readonly vulnerability: string
  readonly verdict: 'affected' | 'not_affected' | 'not_used' | 'undetermined'
  readonly record: string
  readonly text: string
}

/** All that is known of the vulnerabilities that a document's labels name. */
export interface Evidence {
  /** Ids of the vulnerabilities that bear a name. */
  readonly ids: ReadonlyMap<string, readonly string[]>
  readonly told: ReadonlyMap<string, readonly Told[]>
  readonly touching: readonly Touching[]
  /** `NAME package-key` of others' VEX statements that say not affected or fixed. */
  readonly excused: ReadonlySet<string>
}

/** Gathers it for the names. Only to tell a cause: what is found is what the scan says. */
export async function gatherEvidence(db: Executor, scan: Scan, names: readonly string[]): Promise<Evidence> {
  const { rows: bearers } = await sql<{ name: string; id: string }>`
    select distinct name, vulnerability_id as id from intel.alias where name = any(${names})
    union select name, id from intel.vulnerability where name = any(${names})`.execute(db)
  const ids = [...new Set(bearers.map((one) => one.id))]
  const { rows: told } = await sql<Told>`
    select vulnerability_id as vulnerability, package_key as "packageKey", rank, verdict, distribution, text,
      record_name as record
    from matching.affected_range where vulnerability_id = any(${ids}::uuid[])`.execute(db)
  const { rows: excused } = await sql<{ text: string }>`
    select v.name || ' ' || p.package_key as text
    from intel.vex_statement_vulnerability v
    join intel.vex_statement s on s.document_id = v.document_id and s.number = v.statement
    join intel.vex_statement_product p on p.document_id = v.document_id and p.statement = v.statement
    where v.name = any(${names}) and s.status in ('not_affected', 'fixed')`.execute(db)
  return {
    ids: new Map(
      [...Map.groupBy(bearers, (one) => one.name)].map(([name, all]) => [name, all.map(({ id }) => id)]),
    ),
    told: Map.groupBy(told, (one) => one.vulnerability),
    touching: await findTouching(db, scan, ids),
    excused: new Set(excused.map((one) => one.text)),
  }
}

/** A name under which a component may be found, with the version it has there. */
interface KnownAs {
  readonly position: number
  readonly key: string
  readonly version: string
  /** Hexadecimal. */
  readonly versionKey: string | null
  readonly distribution: string
}

/** Stretches that a component lies in, within its release: of its own package, of its other name, of its CPE names. */
async function findTouching(
  db: Executor,
  { look }: Scan,
  ids: readonly string[],
): Promise<readonly Touching[]> {
  const mappings = await readMappings(db, [...new Set(look.components.packageKey)])
  const names = [...packageNames(look), ...cpeNames(scannedNames(look, mappings))]
  const { rows } = await sql<Touching>`
    select c.position, r.vulnerability_id as vulnerability, r.verdict, r.record_name as record, r.text
    from unnest(${names.map((one) => one.position)}::int[], ${names.map((one) => one.key)}::text[],
      ${names.map((one) => one.version)}::text[], ${names.map((one) => one.versionKey)}::text[],
      ${names.map((one) => one.distribution)}::text[]) as c (position, package_key, version, key, distribution)
    join matching.affected_range r on r.package_key = c.package_key collate "C" and r.distribution = c.distribution
      and (r.exact_version = c.version or decode(c.key, 'hex') >= r.lo and decode(c.key, 'hex') < r.hi)
    where r.vulnerability_id = any(${ids}::uuid[])`.execute(db)
  return rows
}

function packageNames({ components }: Scan['look']): readonly KnownAs[] {
  return components.packageKey.flatMap((key, position): readonly KnownAs[] => {
    const distribution = components.distribution[position] ?? null
    if (distribution === null) return []
    const versionKey = components.versionKey[position] ?? null
    const own = { position, key, version: components.version[position] ?? '', versionKey, distribution }
    const otherKey = components.otherKey[position] ?? null
    const otherVersionKey = components.otherVersionKey[position] ?? null
    if (otherKey === null) return [own]
    const version = components.otherVersion[position] ?? ''
    return [own, { position, key: otherKey, version, versionKey: otherVersionKey, distribution }]
  })
}

/** Products know no releases. */
function cpeNames(names: readonly ScannedName[]): readonly KnownAs[] {
  return names.map(({ position, cpeKey, version, versionKey }) => ({
    position,
    key: cpeKey,
    version,
    versionKey,
    distribution: '',
  }))
}
