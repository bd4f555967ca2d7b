import type { ProductStatus } from '../../advisory/csaf/model.ts'
import type { VexStatus } from '../model/vex-document.ts'

/** What each product status says in VEX terms (CSAF 2.0 §4.5, "Profile 5: VEX"); the others say nothing of that kind. */
export const statusOfProducts: ReadonlyMap<ProductStatus, VexStatus> = new Map([
  ['first_affected', 'affected'],
  ['known_affected', 'affected'],
  ['last_affected', 'affected'],
  ['first_fixed', 'fixed'],
  ['fixed', 'fixed'],
  ['known_not_affected', 'not_affected'],
  ['under_investigation', 'under_investigation'],
] as const)
