import { join } from 'node:path'
import type { Client as Call } from '#contract/client.ts'
import { asActor } from '#domains/identity/index.ts'
import { feeds } from '#domains/intel/feeds/index.ts'
import { matchEverything } from '#domains/matching/hits/match-actions.ts'
import { schemeForPackageType } from '#versions/index.ts'
import type { Size } from '../sizes.ts'
import { importPublication } from '../stage/importing.ts'
import type { Stage } from '../stage/stage.ts'
import { tell, telling } from '../stage/tell.ts'
import { type AdvisoryPlan, planAdvisories } from './advisories.ts'
import { type Catalogue, makeCatalogue } from './catalogue.ts'
import { countPackages, loadCompany, loadComponents, loadOccurrences } from './load-inventory.ts'
import { type Publication, publicationsIn, publish } from './publications.ts'

/**
 * Fills an empty, migrated database with the made-up company of the size: advisories through the product's own import,
 * compositions by COPY, then hits and counts by the product's own full match. So every table that matching stands on
 * is what the product would have come to by itself.
 */
export async function generate(stage: Stage): Promise<void> {
  const { client, context, size, place } = stage
  await prepareSession(stage)
  const catalogue = makeCatalogue(size.components)
  const folder = join(place.config.data, 'published')
  await telling('advisories written', () => publish(folder, plansOf(catalogue, size)))
  const { call } = await stage.operator()
  const worker = await stage.startWorker()
  await telling('advisories imported', () =>
    publicationsIn(folder).then((published) => importAll(call, published)),
  )
  await telling('advisories settled', () => worker.settled())
  await client.query('create schema bench')
  await telling('company', () => loadCompany(client, size))
  await telling('components', () => loadComponents(client, context, catalogue))
  await telling('occurrences', () => loadOccurrences(client, catalogue, size))
  await telling('packages counted', () => countPackages(client))
  await telling('tables analysed', () => client.query('vacuum (analyze)'))
  await telling('everything matched and counted', () => asActor(context, matchEverything))
  await telling('what came of it settled', () => worker.settled())
  await telling('tables analysed', () => client.query('vacuum (analyze)'))
}

/** The advisories of the size; the same list everywhere it is needed. */
export function plansOf(catalogue: Catalogue, size: Size): readonly AdvisoryPlan[] {
  const isOrdered = ({ type }: { readonly type: string }) => schemeForPackageType(type) !== undefined
  return planAdvisories(catalogue, size.advisories, isOrdered)
}

/** Imports one publication after the other; those of sources that this program does not know are left out. */
export async function importAll(call: Call, published: readonly Publication[]): Promise<void> {
  for (const publication of published) {
    if (feeds.has(publication.source)) await importPublication(call, publication)
    else tell(`${publication.name}: the source ${publication.source} is not known yet`)
  }
}

/** Nothing here needs to survive a crash: data without its marker is made anew. */
async function prepareSession({ client }: Stage): Promise<void> {
  const settings = { synchronous_commit: 'off', maintenance_work_mem: '1GB', work_mem: '256MB' }
  for (const [name, value] of Object.entries(settings)) {
    await client.query('select set_config($1, $2, false)', [name, value])
  }
}
