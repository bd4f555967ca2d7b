import {
  asActor,
  asHouse,
  authorise,
  type Context,
  closePlaces,
  type Deed,
  houseObject,
  retirePeople,
} from '#domains/identity/index.ts'
import { dropEditions, forgetInterests, withdrawRecordsOf } from '#domains/intel/index.ts'
import { removeCis } from '#domains/inventory/index.ts'
import { undoDecisionsOf, wantEverythingCounted } from '#domains/matching/index.ts'
import { refuseSharing } from '../errors.ts'
import { dropListsOfGone } from '../saved-lists/saved-list-actions.ts'
import { findEmptyPlaces } from './places-view.ts'
import type { SampleParts } from './sample.ts'
import { findSample, keepParts, takeSample } from './sample-store.ts'

/** Notes what was made for the sample company, as soon as it is there. */
export async function keepSample(context: Context, parts: Partial<SampleParts>): Promise<void> {
  await asActor(context, (deed) => keepParts(deed.db, parts, deed.now))
}

/** When the sample company was made; undefined where there is none. */
export async function readSample(context: Context): Promise<Temporal.Instant | undefined> {
  return await asActor(context, ({ db }) => findSample(db))
}

/** What was removed, in numbers. */
export interface Removed {
  readonly items: number
  readonly people: number
  readonly records: number
}

/** The source under which the sample's advisories came, and what its lists call themselves. */
export interface SampleSource {
  readonly source: string
  readonly edition: string
}

const sampleSource: SampleSource = { source: 'osv', edition: 'sample' }

/**
 * Removes the sample company in one transaction. What refers to people stays: they are disabled, and the trail keeps
 * their names. Administrators stay as they are, or nobody could sign in. Counts follow at once by an event.
 * @throws AppError `sharing.no-sample`
 */
export async function removeSample(context: Context): Promise<Removed> {
  return await asActor(context, async (deed) => {
    const { actor, now } = deed
    await authorise(deed, {
      action: 'sample.remove',
      object: houseObject(actor),
      kind: 'sample',
      id: 'sample',
    })
    const by = actor.kind === 'person' ? actor.id : null
    const parts = await takeSample(deed.db, { by, at: now })
    if (parts === undefined) throw refuseSharing('no-sample')
    return await asHouse(deed, (house) => remove(house, parts))
  })
}

async function remove(house: Deed, parts: SampleParts): Promise<Removed> {
  const items = await removeCis(house, parts.item)
  await undoDecisionsOf(house, parts.person)
  await forgetInterests(house, parts.person)
  const records = await withdrawRecordsOf(house, sampleSource.source, parts.record)
  await dropEditions(house, sampleSource.edition)
  const people = await retirePeople(house, parts.person)
  await dropListsOfGone(house, parts.person)
  await closePlaces(house, await findEmptyPlaces(house.db, parts))
  await wantEverythingCounted(house)
  return { items, people, records }
}
