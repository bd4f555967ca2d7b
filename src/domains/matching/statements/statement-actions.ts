import { asActor, type Context, houseObject, requireAction } from '#domains/identity/index.ts'
import { findVulnerabilityId } from '#domains/intel/index.ts'
import { normaliseVulnerabilityId } from '#versions/identifiers/vulnerability-id/index.ts'
import { refuseMatching } from '../errors.ts'
import {
  countStatements,
  listStatementRows,
  type StatementPlace,
  type StatementRow,
} from './statement-view.ts'

/**
 * What others state about a vulnerability, by any of its names.
 * @throws AppError `matching.vulnerability-not-found`
 */
export async function listStatements(
  context: Context,
  alias: string,
  page: { readonly after: StatementPlace | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly StatementRow[]; readonly total: number }> {
  requireAction(context, 'vulnerability.view', houseObject(context.actor))
  return await asActor(context, async (deed) => {
    const vulnerabilityId = await findVulnerabilityId(deed, normaliseVulnerabilityId(alias))
    if (vulnerabilityId === undefined)
      throw refuseMatching('vulnerability-not-found', { facts: { name: alias } })
    return {
      rows: await listStatementRows(deed.db, deed.actor, { vulnerabilityId, ...page }),
      total: await countStatements(deed.db, deed.actor, vulnerabilityId),
    }
  })
}
