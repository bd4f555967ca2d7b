import type { Client } from 'pg'
import { asActor, type Context } from '#domains/identity/index.ts'
import { matchEverything } from '#domains/matching/hits/match-actions.ts'
import { schemeForPackageType } from '#versions/index.ts'
import type { Size } from '../sizes.ts'
import { telling } from '../stage/tell.ts'
import { planAdvisories } from './advisories.ts'
import { makeCatalogue } from './catalogue.ts'
import { loadAdvisories, loadLists } from './load-intel.ts'
import { countPackages, loadCompany, loadComponents, loadOccurrences } from './load-inventory.ts'

/**
 * Fills an empty, migrated database with the made-up company of the size. Hits and counts are then made by the
 * product's own full match, so they are what the product would have come to.
 * @param client an own session at the database
 * @param context of Renkei itself
 */
export async function generate(client: Client, context: Context, size: Size): Promise<void> {
  await prepareSession(client)
  await client.query('create schema bench')
  const catalogue = makeCatalogue(size.components)
  await telling('company', () => loadCompany(client, size))
  await telling('components', () => loadComponents(client, context, catalogue))
  await telling('occurrences', () => loadOccurrences(client, catalogue, size))
  await telling('packages counted', () => countPackages(client))
  const isOrdered = ({ type }: { readonly type: string }) => schemeForPackageType(type) !== undefined
  const plans = planAdvisories(catalogue, size.advisories, isOrdered)
  await telling('advisories', () => loadAdvisories(client, plans))
  await telling('lists of scores', () => loadLists(client))
  await telling('tables analysed', async () => void (await client.query('vacuum (analyze)')))
  await telling('everything matched and counted', () => asActor(context, matchEverything))
  await telling('tables analysed', async () => void (await client.query('vacuum (analyze)')))
}

/** Nothing here needs to survive a crash: data without its marker is made anew. */
async function prepareSession(client: Client): Promise<void> {
  const settings = {
    synchronous_commit: 'off',
    maintenance_work_mem: '1GB',
    work_mem: '256MB',
    'renkei.wall': 'system',
  }
  for (const [name, value] of Object.entries(settings)) {
    await client.query('select set_config($1, $2, false)', [name, value])
  }
}
