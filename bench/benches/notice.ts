import type { Bench } from '../bench.ts'
import { advisoryOn, commitAdvisories, type HeldPackage, listHeldPackages } from '../stage/advisories.ts'
import { changing } from '../stage/changing.ts'
import { findOwners, listTold, watchInboxes } from '../stage/inboxes.ts'
import { openStage, type Stage } from '../stage/stage.ts'
import { measurement, seconds } from './measurement.ts'

const rounds = 30

/** An advisory was committed: how long until everybody who answers for what it touches has a notice. */
export const notice: Bench = {
  name: 'notice',
  async run(size) {
    const stage = await openStage(size)
    try {
      const worker = await stage.startWorker()
      await worker.settled()
      const packages = await listHeldPackages(stage.client)
      const step = Math.max(1, Math.floor(packages.length / (4 * rounds)))
      const chosen = Array.from({ length: rounds }, (_, round) => packages[round * step]).filter(
        (one) => one !== undefined,
      )
      const run = `BENCH-NOTICE-${Date.now()}`
      const { samples, faults } = await changing(stage, {
        work: () => tellAll(stage, run, chosen),
        undo: async () => {
          const withdrawn = chosen.map((held, round) =>
            advisoryOn(`${run}-${round}`, [held], { number: 1, withdrawn: true }),
          )
          await commitAdvisories(stage.context, `${run}-end`, withdrawn)
          await worker.settled()
        },
      })
      const note = `packages in ${chosen.at(-1)?.cis} to ${chosen[0]?.cis} items`
      const wrong = faults[0] ?? null
      return [
        measurement({
          name: 'notice: commit to inboxes',
          target: seconds(1),
          of: 'p95',
          samples,
          wrong,
          note,
        }),
      ]
    } finally {
      await stage.close()
    }
  },
}

async function tellAll(stage: Stage, run: string, chosen: readonly HeldPackage[]) {
  const samples: number[] = []
  const faults: string[] = []
  for (const [round, held] of chosen.entries()) {
    const { taken, fault } = await tellOne(stage, `${run}-${round}`, held)
    samples.push(taken)
    if (fault !== null) faults.push(fault)
  }
  return { samples, faults }
}

async function tellOne(stage: Stage, id: string, held: HeldPackage) {
  const owners = await findOwners(stage, [held.packageKey])
  const inboxes = watchInboxes(stage)
  const committed = await commitAdvisories(stage.context, id, [advisoryOn(id, [held])])
  const told = await inboxes.allTold(owners, id)
  inboxes.stop()
  const worker = await stage.startWorker()
  await worker.settled()
  return { taken: Math.max(0, told - committed) / 1000, fault: await findFault(stage, id, owners) }
}

/** Everybody who must be told is, and nobody twice. */
async function findFault(stage: Stage, id: string, owners: ReadonlySet<string>): Promise<string | null> {
  const told = (await listTold(stage, id)).map((one) => one.personId)
  const missing = [...owners].filter((owner) => !told.includes(owner))
  if (missing.length > 0) return `${id}: ${missing.length} people have no notice`
  if (new Set(told).size !== told.length) return `${id}: somebody has two notices`
  return null
}
