import { readImpact } from '#contract/matching/impact.ts'
import { asActor } from '#domains/identity/index.ts'
import { matchRecords } from '#domains/matching/hits/match-actions.ts'
import type { Bench } from '../bench.ts'
import type { Staff } from '../generate/company.ts'
import type { Measurement } from '../report.ts'
import type { SizeName } from '../sizes.ts'
import { advisoryOn, commitAdvisories, type HeldPackage, listHeldPackages } from '../stage/advisories.ts'
import { changing } from '../stage/changing.ts'
import { openStage, type Stage } from '../stage/stage.ts'
import { timed } from '../timing.ts'
import { measurement, milliseconds } from './measurement.ts'

const limits: Readonly<Record<SizeName, number>> = { XS: 20, S: 20, L: 50, XL: 250 }

const packagesEach = 20
const readers: readonly (keyof Staff)[] = ['engineer', 'manager', 'contact', 'guest']

/**
 * A new advisory until its complete affected set is known: matched and counted by the product's own action, then
 * asked for over the contract with access applied; beside it the asking alone.
 */
export const impact: Bench = {
  name: 'impact',
  async run(size) {
    const stage = await openStage(size)
    try {
      const packages = await listHeldPackages(stage.client)
      const groups = {
        popular: packages.slice(0, packagesEach),
        rare: packages.slice(-packagesEach),
      }
      const run = `BENCH-IMPACT-${Date.now()}`
      return await changing(stage, {
        work: async () => {
          const measurements: Measurement[] = []
          for (const [name, list] of Object.entries(groups)) {
            measurements.push(...(await measureGroup(stage, { run: `${run}-${name}`, name, list })))
          }
          return measurements
        },
        // Only then: the worker would match beside the measurement.
        undo: async () => {
          for (const [name, list] of Object.entries(groups)) await takeBack(stage, `${run}-${name}`, list)
        },
      })
    } finally {
      await stage.close()
    }
  },
}

/** One advisory that was matched, and how long that took. */
interface Matched {
  readonly id: string
  readonly held: HeldPackage
  readonly matching: number
}

async function measureGroup(
  stage: Stage,
  { run, name, list }: { readonly run: string; readonly name: string; readonly list: readonly HeldPackage[] },
): Promise<readonly Measurement[]> {
  const matched: Matched[] = []
  for (const [index, held] of list.entries()) {
    matched.push(await matchOne(stage, `${run}-${index}`, held))
  }
  const wrong = await check(stage, matched)
  const items = list.map((one) => one.cis)
  const note = `${Math.min(...items)}–${Math.max(...items)} items`
  const target = milliseconds(limits[stage.size.name])
  const measurements: Measurement[] = []
  for (const role of readers) {
    const answered = await askAll(stage, role, matched)
    measurements.push(
      measurement({
        name: `impact: ${name}, answer to ${role}`,
        target,
        of: 'p95',
        samples: answered,
        note,
        wrong,
      }),
    )
    if (role !== 'engineer') continue
    const samples = answered.map((asking, index) => asking + (matched[index]?.matching ?? 0))
    measurements.unshift(
      measurement({ name: `impact: ${name}, matched and answered`, target, of: 'p95', samples, note, wrong }),
    )
  }
  return measurements
}

async function matchOne(stage: Stage, id: string, held: HeldPackage): Promise<Matched> {
  const { context } = stage
  await commitAdvisories(context, id, [advisoryOn(id, [held])])
  const { milliseconds: matching } = await timed(() =>
    asActor(context, (deed) => matchRecords(deed, { sourceId: 'osv', names: [id], batch: id })),
  )
  return { id, held, matching }
}

async function askAll(
  stage: Stage,
  role: keyof Staff,
  matched: readonly Matched[],
): Promise<readonly number[]> {
  const { call, took } = await stage.callerOf(role)
  const samples: number[] = []
  for (const { id } of matched) {
    await call(readImpact, { query: { from: `vulnerability:${id}`, limit: 50 } })
    samples.push(took())
  }
  return samples
}

/** The operator sees everything: the set must be exactly the items that hold the package. */
async function check(stage: Stage, matched: readonly Matched[]): Promise<string | null> {
  const { call } = await stage.operator()
  for (const { id, held } of matched) {
    const { counts } = await call(readImpact, { query: { from: `vulnerability:${id}`, limit: 1 } })
    if (counts.cis !== held.cis) return `${held.packageKey}: ${counts.cis} items instead of ${held.cis}`
  }
  return null
}

/** The data is left as it was found, but for the withdrawn records. */
async function takeBack(stage: Stage, run: string, packages: readonly HeldPackage[]): Promise<void> {
  const revision = { number: 1, withdrawn: true }
  const withdrawn = packages.map((held, index) => advisoryOn(`${run}-${index}`, [held], revision))
  await commitAdvisories(stage.context, run, withdrawn)
  await (await stage.startWorker()).settled()
}
