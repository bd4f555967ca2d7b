import type { DomainModule } from '#domains/identity/index.ts'
import { identityModule } from '#domains/identity/module.ts'
import { intelModule, intelRetries } from '#domains/intel/module.ts'
import { inventoryModule, inventoryRetries } from '#domains/inventory/module.ts'
import { matchingModule } from '#domains/matching/module.ts'
import { operationsModule } from '#domains/operations/module.ts'
import { type SharingMeans, sharingModule } from '#domains/sharing/module.ts'

/** The domains, lowest first. A new one is a line here and one in `test/floors.ts`. */
export function listModules(means: SharingMeans): readonly DomainModule[] {
  return [
    identityModule,
    operationsModule([...inventoryRetries, ...intelRetries]),
    inventoryModule,
    intelModule,
    matchingModule,
    sharingModule(means),
  ]
}
