import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bench } from '../bench.ts'
import type { AdvisoryPlan } from '../generate/advisories.ts'
import { recordIdOf } from '../generate/advisories.ts'
import { makeCatalogue } from '../generate/catalogue.ts'
import { importAll, plansOf } from '../generate/generate.ts'
import { filesOf, type Publication, publicationsIn } from '../generate/publications.ts'
import { zipOf } from '../generate/zip.ts'
import type { Measurement } from '../report.ts'
import type { Size } from '../sizes.ts'
import { changing } from '../stage/changing.ts'
import { importPublication } from '../stage/importing.ts'
import { makeApart } from '../stage/made.ts'
import { openStage, type Stage } from '../stage/stage.ts'
import { telling } from '../stage/tell.ts'
import { timed } from '../timing.ts'
import { measurement, seconds } from './measurement.ts'

const rounds = 5
const changedRecords = 1000

/** All advisories into an empty installation, then changed ones into the full one; until all is matched. */
export const feed: Bench = {
  name: 'feed',
  async run(size) {
    return [await measureCold(size), await measureChanges(size)]
  },
}

/** Once only: it takes a minute and an installation of its own. */
async function measureCold(size: Size): Promise<Measurement> {
  const stage = await openStage(size, { name: 'feed', fill: () => Promise.resolve() })
  try {
    // Whatever comes of it, the next run begins with an empty one.
    await stage.place.markUnmade()
    const folder = join(stage.place.config.data, 'published')
    await telling('advisories written', () => makeApart(size, folder))
    // Nothing of the plans in this process: its memory would be the product's burden.
    const records = (await publicationsIn(folder)).filter((one) => one.source === 'osv')
    const worker = await stage.startWorker()
    const { call } = await stage.operator()
    const { milliseconds } = await timed(async () => {
      await importAll(call, records)
      await worker.settled()
    })
    return measurement({
      name: 'feed: cold load',
      target: seconds(60),
      samples: [milliseconds / 1000],
      wrong: await findFault(stage, size.advisories),
      note: `${size.advisories} records in ${records.length} zips`,
    })
  } finally {
    await stage.close()
  }
}

async function findFault({ client }: Stage, wanted: number): Promise<string | null> {
  const { rows } = await client.query<{ records: number; ranged: number }>(`
    select (select count(*)::int from intel.record where superseded_at is null) as records,
      (select count(distinct record_name)::int from matching.affected_range) as ranged`)
  const { records = 0, ranged = 0 } = rows[0] ?? {}
  if (records !== wanted) return `${records} records instead of ${wanted}`
  return ranged > 0.9 * wanted ? null : `only ${ranged} records have ranges`
}

async function measureChanges(size: Size): Promise<Measurement> {
  const chosen = choosePlans(size)
  const stage = await openStage(size)
  try {
    const folder = join(stage.place.config.data, 'changed')
    await mkdir(folder, { recursive: true })
    const first = await nextRevision(stage, chosen)
    const worker = await stage.startWorker()
    await worker.settled()
    const { call } = await stage.operator()
    const send = async (revision: number) => {
      const publication = await writeChanges(folder, chosen, revision)
      const { milliseconds } = await timed(async () => {
        await importPublication(call, publication)
        await worker.settled()
      })
      return milliseconds / 1000
    }
    const samples = await changing(stage, {
      work: async () => {
        const taken: number[] = []
        for (let round = 0; round < rounds; round += 1) taken.push(await send(first + round))
        return taken
      },
      // An even one: what is affected is again as it was.
      undo: () => send(first + rounds),
    })
    const note = `${chosen.length} records, with ${size.occurrences} occurrences to match`
    return measurement({ name: 'feed: changed records', target: seconds(2), samples, note })
  } finally {
    await stage.close()
  }
}

function choosePlans(size: Size): readonly AdvisoryPlan[] {
  const plans = plansOf(makeCatalogue(size.components), size)
  const step = Math.floor(plans.length / Math.min(changedRecords, plans.length))
  return plans.filter((_, index) => index % step === 0).slice(0, changedRecords)
}

/** An odd one: every other revision says that one more version is affected. */
async function nextRevision({ client }: Stage, plans: readonly AdvisoryPlan[]): Promise<number> {
  const { rows } = await client.query<{ last: number }>(
    'select max(revision)::int as last from intel.record where name = $1',
    [recordIdOf(plans[0]?.number ?? 0)],
  )
  const last = rows[0]?.last ?? 1
  return last % 2 === 0 ? last + 1 : last
}

async function writeChanges(
  folder: string,
  plans: readonly AdvisoryPlan[],
  revision: number,
): Promise<Publication> {
  const name = 'changed.zip'
  const path = join(folder, name)
  await writeFile(path, zipOf(filesOf(plans, revision)))
  return { source: 'osv', name, path }
}
