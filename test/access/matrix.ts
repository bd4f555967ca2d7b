import { activityRows } from './activity-rows.ts'
import { adminRows } from './admin-rows.ts'
import type { Row } from './expectations.ts'
import { identityRows } from './identity-rows.ts'
import { impactGraphRows } from './impact-graph-rows.ts'
import { impactRows } from './impact-rows.ts'
import { interestRows } from './interest-rows.ts'
import { inventoryRows } from './inventory-rows.ts'
import { jobRows } from './job-rows.ts'
import { matchingRows } from './matching-rows.ts'
import { otherRows } from './other-rows.ts'
import { overviewRows } from './overview-rows.ts'
import { packageRows } from './package-rows.ts'
import { peopleRows } from './people-rows.ts'
import { productNameRows } from './product-name-rows.ts'
import { sampleRows } from './sample-rows.ts'
import { savedListRows } from './saved-list-rows.ts'
import { searchRows } from './search-rows.ts'
import { statementRows } from './statement-rows.ts'
import { wrongMatchRows } from './wrong-match-rows.ts'

/** A row per route. A route without one fails the build; each of its probes is sent as every actor. */
export const matrix: Readonly<Record<string, Row>> = {
  ...activityRows,
  ...adminRows,
  ...identityRows,
  ...inventoryRows,
  ...interestRows,
  ...matchingRows,
  ...impactRows,
  ...impactGraphRows,
  ...jobRows,
  ...otherRows,
  ...overviewRows,
  ...peopleRows,
  ...packageRows,
  ...productNameRows,
  ...sampleRows,
  ...savedListRows,
  ...searchRows,
  ...statementRows,
  ...wrongMatchRows,
}
