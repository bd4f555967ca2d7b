import { readImpact } from '#contract/matching/impact.ts'
import type { Bench } from '../bench.ts'
import { makeCatalogue } from '../generate/catalogue.ts'
import type { Measurement } from '../report.ts'
import { advisoryOn, commitAdvisories, type HeldPackage, listHeldPackages } from '../stage/advisories.ts'
import { changing } from '../stage/changing.ts'
import { findOwners, listTold, watchInboxes } from '../stage/inboxes.ts'
import { openStage, type Stage } from '../stage/stage.ts'
import { measurement, seconds } from './measurement.ts'

const rounds = 5

/** Of the occurrences, how many the widest advisory hits. */
const hitShare = 0.6

/**
 * One advisory that hits more than half: from its commit until everybody who answers for it has one notice and the
 * complete set has been answered with its exact count.
 */
export const blast: Bench = {
  name: 'blast',
  async run(size) {
    const stage = await openStage(size)
    try {
      const all = await listHeldPackages(stage.client)
      const { everywhere } = makeCatalogue(size.components)
      const library = all.filter((one) => one.name === everywhere.name)
      return [
        await measure(stage, 'blast: a library in 60 % of the items', library),
        await measure(stage, 'blast: 60 % of the occurrences', await widest(stage, all)),
      ]
    } finally {
      await stage.close()
    }
  },
}

/** The most popular packages that together make up the share. */
async function widest({ client }: Stage, packages: readonly HeldPackage[]): Promise<readonly HeldPackage[]> {
  const { rows } = await client.query<{ total: string }>(
    'select sum(occurrences) as total from bench.package',
  )
  const wanted = hitShare * Number(rows[0]?.total ?? 0)
  let sum = 0
  return packages.filter(({ occurrences }) => {
    if (sum >= wanted) return false
    sum += occurrences
    return true
  })
}

async function measure(stage: Stage, name: string, packages: readonly HeldPackage[]): Promise<Measurement> {
  const keys = packages.map((one) => one.packageKey)
  const owners = await findOwners(stage, keys)
  const cis = await countItems(stage, keys)
  const occurrences = packages.reduce((sum, one) => sum + one.occurrences, 0)
  const samples: number[] = []
  const faults: string[] = []
  const worker = await stage.startWorker()
  for (let round = 0; round < rounds; round += 1) {
    const id = `BENCH-BLAST-${Date.now()}-${round}`
    await worker.settled()
    await changing(stage, {
      work: async () => {
        const { taken, found } = await goOff(stage, { id, packages, owners })
        samples.push(taken / 1000)
        await worker.settled()
        const told = (await listTold(stage, id)).map((one) => one.personId)
        if (found !== cis) faults.push(`${found} items instead of ${cis}`)
        if (new Set(told).size !== told.length || owners.size > told.length)
          faults.push(`${told.length} notices`)
      },
      undo: async () => {
        const withdrawn = advisoryOn(id, packages, { number: 1, withdrawn: true })
        await commitAdvisories(stage.context, `${id}-end`, [withdrawn])
        await worker.settled()
      },
    })
  }
  const note = `${occurrences} occurrences of ${packages.length} packages in ${cis} items, ${owners.size} owners`
  return measurement({ name, target: seconds(1), samples, wrong: faults[0] ?? null, note })
}

interface Blast {
  readonly id: string
  readonly packages: readonly HeldPackage[]
  readonly owners: ReadonlySet<string>
}

async function goOff(stage: Stage, { id, packages, owners }: Blast) {
  const inboxes = watchInboxes(stage)
  const began = await commitAdvisories(stage.context, id, [advisoryOn(id, packages)])
  await inboxes.allTold(owners, id)
  inboxes.stop()
  const { call } = await stage.operator()
  const { counts } = await call(readImpact, { query: { from: `vulnerability:${id}`, limit: 50 } })
  return { taken: performance.now() - began, found: counts.cis }
}

async function countItems({ client }: Stage, packageKeys: readonly string[]): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(distinct ci_id)::int as count from inventory.occurrence
     where package_key = any($1::text[]) and until is null`,
    [packageKeys],
  )
  return rows[0]?.count ?? 0
}
