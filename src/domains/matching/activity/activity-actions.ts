import {
  allow,
  asActor,
  type Context,
  type Deed,
  houseObject,
  personOf,
  requireAction,
} from '#domains/identity/index.ts'
import { findVulnerabilityId } from '#domains/intel/index.ts'
import { loadCi } from '#domains/inventory/index.ts'
import { normaliseVulnerabilityId } from '#versions/identifiers/vulnerability-id/index.ts'
import { refuseMatching } from '../errors.ts'
import { type ActivityRow, idsIn, readFields } from './activity.ts'
import {
  type ActivityPage,
  findFieldNames,
  type KeptRow,
  listCiActivity,
  listVulnerabilityActivity,
} from './activity-view.ts'

/** What happened to a vulnerability by any of its names. @throws AppError `matching.vulnerability-not-found` */
export async function listActivityOfVulnerability(
  context: Context,
  name: string,
  page: ActivityPage,
): Promise<readonly ActivityRow[]> {
  requireAction(context, 'vulnerability.view', houseObject(context.actor))
  const person = personOf(context)
  return await asActor(context, async (deed) => {
    const vulnerabilityId = await findVulnerabilityId(deed, normaliseVulnerabilityId(name))
    if (vulnerabilityId === undefined) throw refuseMatching('vulnerability-not-found', { facts: { name } })
    return await nameFields(
      deed,
      await listVulnerabilityActivity(deed.db, person, { ...page, vulnerabilityId }),
    )
  })
}

/** What happened to an item. @throws AppError `inventory.ci-not-found`, also for who may not know of it */
export async function listActivityOfCi(
  context: Context,
  ciId: string,
  page: ActivityPage,
): Promise<readonly ActivityRow[]> {
  return await asActor(context, async (deed) => {
    const ci = await loadCi(deed, ciId)
    const mayFindings = allow(deed.actor, 'finding.view', ci)
    return await nameFields(deed, await listCiActivity(deed.db, deed.actor, { ...page, ciId, mayFindings }))
  })
}

/** The trail keeps ids of what items belong to; people read names. */
async function nameFields({ db }: Deed, rows: readonly KeptRow[]): Promise<readonly ActivityRow[]> {
  const ids = rows.flatMap(({ happening }) => (happening.kind === 'item' ? idsIn(happening.fields) : []))
  const names = await findFieldNames(db, [...new Set(ids)])
  return rows.map(({ happening, ...row }) => ({ ...row, happening: readHappening(happening, names) }))
}

function readHappening(
  happening: KeptRow['happening'],
  names: Awaited<ReturnType<typeof findFieldNames>>,
): ActivityRow['happening'] {
  if (happening.kind !== 'item') return happening
  return { ...happening, fields: readFields(happening.fields, (id) => names.get(id)) }
}
