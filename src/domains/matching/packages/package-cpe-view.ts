import { sql } from 'kysely'
import { type Actor, visible } from '#domains/identity/index.ts'
import { isCleared } from '#domains/intel/index.ts'
import type { Executor } from '#platform/database/database.ts'
import { readMappings } from '../learning/mapping-view.ts'
import type { Mapping } from '../learning/pair.ts'

/** A CPE name by which components of a package are found, and how it is known. */
export interface PackageCpe {
  /** As a document writes it; of what was learned the key, `cpe/a/vendor/product`. */
  readonly name: string
  readonly origin: 'document' | 'stated' | 'together' | 'told' | 'called'
  /** Records that state it, or vulnerabilities of which the two are all that is named; 0 for the others. */
  readonly count: number
  /** Some of them. */
  readonly from: readonly string[]
}

/** So many of each kind. */
const shown = 20

/** Where learned names are from: so many are named. */
const shownRecords = 5

/** What was learned of a package, then the names that documents of items give which the actor may see, and lead to. */
export async function listPackageCpes(
  db: Executor,
  actor: Actor,
  packageKey: string,
): Promise<readonly PackageCpe[]> {
  const mappings = (await readMappings(db, [packageKey])).slice(0, shown)
  const learned: PackageCpe[] = []
  for (const mapping of mappings) learned.push(await explain(db, actor, mapping))
  return [...learned, ...(await listGiven(db, actor, packageKey))]
}

async function explain(db: Executor, actor: Actor, mapping: Mapping): Promise<PackageCpe> {
  const { packageKey, cpeKey } = mapping
  const stated = mapping.stated + mapping.publishers
  const { rows } = await (stated > 0
    ? sql<{ name: string }>`
        select distinct source_id || ' ' || record_name as name from matching.cpe_pair
        where package_key = ${packageKey} and cpe_key = ${cpeKey} order by 1 limit ${shownRecords}`.execute(
        db,
      )
    : sql<{ name: string }>`
        select v.name from matching.cpe_together t join intel.vulnerability v on v.id = t.vulnerability_id
        where t.package_key = ${packageKey} and t.cpe_key = ${cpeKey} and ${isCleared(actor, sql`v.id`)}
        order by 1 limit ${shownRecords}`.execute(db))
  const from = rows.map((row) => row.name)
  return {
    name: cpeKey,
    ...originOf(mapping),
    from,
  }
}

/** What it is known by, the strongest first. Who made the documents is not told: not everybody may see these. */
function originOf({ stated, publishers, together, makers }: Mapping): Pick<PackageCpe, 'origin' | 'count'> {
  if (stated + publishers > 0) return { origin: 'stated', count: stated + publishers }
  return together > 1 ? { origin: 'together', count: together } : { origin: 'told', count: makers }
}

/** By the primary key, and occurrence_live. */
async function listGiven(db: Executor, actor: Actor, packageKey: string): Promise<readonly PackageCpe[]> {
  const { rows } = await sql<Pick<PackageCpe, 'name' | 'from'> & { readonly origin: 'document' | 'called' }>`
    select n.name, n.origin, array_remove(array_agg(distinct n.said_by), null) as "from"
    from matching.component_cpe n
    where n.package_key = ${packageKey} and n.origin in ('document', 'called') and exists (
      select from inventory.occurrence o join inventory.ci on ci.id = o.ci_id
      where o.package_key = n.package_key and o.component_id = n.component_id and o.until is null
        and ${visible(actor, 'finding.view', 'ci')})
    group by n.name, n.origin order by n.origin desc, n.name limit ${sql.lit(2 * shown)}`.execute(db)
  return rows.map((row) => ({ ...row, count: 0 }))
}
