import { asActor, type Context, houseObject, requireAction } from '#domains/identity/index.ts'
import { findVulnerabilityId, readStatements, type Statements } from '#domains/intel/index.ts'
import { normaliseVulnerabilityId } from '#versions/identifiers/vulnerability-id/index.ts'
import { refuseMatching } from '../errors.ts'
import { type Disagreement, listDisagreements } from '../ranges/disagreement-view.ts'
import {
  askWorklist,
  countedUpTo,
  countPlaces,
  listPlaces,
  type Place,
  type WorklistFilter,
} from '../worklist/listing-view.ts'
import {
  listRecordRows,
  type RecordRow,
  readVulnerabilityRows,
  type VulnerabilityRow,
} from '../worklist/vulnerability-view.ts'
import {
  type CiCounts,
  countByCi,
  countFindingRows,
  type FindingFilter,
  type FindingRow,
  listFindingRows,
} from './finding-view.ts'

/** Counts beyond `countedUpTo` are said as "10,000+". */
function exact(total: number): number | null {
  return total <= countedUpTo ? total : null
}

/** The worklist. @throws AppError when the actor may see no vulnerabilities at all */
export async function listVulnerabilities(
  context: Context,
  wish: Omit<WorklistFilter, 'now'>,
): Promise<{
  readonly rows: readonly VulnerabilityRow[]
  readonly last: Place | undefined
  readonly total: number | null
}> {
  requireAction(context, 'vulnerability.view', houseObject(context.actor))
  return await asActor(context, async ({ db, actor, now }) => {
    const asked = await askWorklist(db, actor, { ...wish, now })
    const total = await countPlaces(db, asked)
    const places = await listPlaces(db, asked, total)
    const ids = places.map((place) => place.id)
    return {
      rows: await readVulnerabilityRows(db, actor, ids),
      last: places.length === wish.limit ? places.at(-1) : undefined,
      total: exact(total),
    }
  })
}

/** One vulnerability by any of its names, with its records. @throws AppError `matching.vulnerability-not-found` */
export async function readVulnerability(
  context: Context,
  alias: string,
): Promise<{
  readonly row: VulnerabilityRow
  readonly records: readonly RecordRow[]
  readonly statements: Statements
  readonly disagreements: readonly Disagreement[]
}> {
  requireAction(context, 'vulnerability.view', houseObject(context.actor))
  return await asActor(context, async (deed) => {
    const id = await findVulnerabilityId(deed, normaliseVulnerabilityId(alias))
    const [row] = id === undefined ? [] : await readVulnerabilityRows(deed.db, deed.actor, [id])
    if (row === undefined) throw refuseMatching('vulnerability-not-found', { facts: { name: alias } })
    const statements = await readStatements(deed.db, row.id)
    const disagreements = await listDisagreements(deed.db, row.id)
    return { row, records: await listRecordRows(deed.db, row.id), statements, disagreements }
  })
}

/** Findings of items the actor may see; a vulnerability by any name. */
export async function listFindings(
  context: Context,
  filter: Omit<FindingFilter, 'vulnerabilityId'> & { readonly vulnerability?: string | undefined },
): Promise<{ readonly rows: readonly FindingRow[]; readonly total: number | null }> {
  return await asActor(context, async (deed) => {
    const vulnerabilityId = await resolve(deed, filter.vulnerability)
    if (filter.vulnerability !== undefined && vulnerabilityId === undefined) return { rows: [], total: 0 }
    const full = { ...filter, vulnerabilityId }
    return {
      rows: await listFindingRows(deed.db, deed.actor, full),
      total: exact(await countFindingRows(deed.db, deed.actor, full)),
    }
  })
}

/** The id of a vulnerability named anyhow. */
async function resolve(
  deed: Parameters<typeof findVulnerabilityId>[0],
  name: string | undefined,
): Promise<string | undefined> {
  return name === undefined ? undefined : await findVulnerabilityId(deed, normaliseVulnerabilityId(name))
}

/** Findings per item; items the actor may not see are absent. */
export async function countFindings(
  context: Context,
  ciIds: readonly string[],
): Promise<readonly CiCounts[]> {
  return await asActor(context, (deed) => countByCi(deed.db, deed.actor, ciIds))
}
