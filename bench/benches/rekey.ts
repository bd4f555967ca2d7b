import { asActor } from '#domains/identity/index.ts'
import { readKeyState, writeKeyState } from '#domains/matching/rekey/key-state-store.ts'
import { makingOfProgram } from '#domains/matching/rekey/rekey.ts'
import { notePrograms, rekeyJob, runRekey } from '#domains/matching/rekey/rekey-actions.ts'
import { newId } from '#kernel/ids/ids.ts'
import { beginAttempt, insertJob } from '#platform/jobs/job-store.ts'
import { schemeForPackageType } from '#versions/index.ts'
import type { Bench } from '../bench.ts'
import { makeCatalogue } from '../generate/catalogue.ts'
import { copyIn } from '../stage/copy-in.ts'
import { processorSecondsBelow } from '../stage/processor.ts'
import { openStage, type Stage, type Variant } from '../stage/stage.ts'
import { median, timed } from '../timing.ts'
import { measurement, seconds } from './measurement.ts'

const versions = 1_000_000
const rounds = 3

/** A million distinct versions whose keys an earlier program made, made anew by the job from its first to its last step. */
export const rekey: Bench = {
  name: 'rekey',
  async run(size) {
    const stage = await openStage(size, million)
    try {
      const samples: number[] = []
      const own: number[] = []
      const database: number[] = []
      for (let round = 0; round < rounds; round += 1) {
        await age(stage)
        const before = process.cpuUsage()
        const databaseBefore = processorSecondsBelow()
        const { milliseconds } = await timed(() => runJob(stage))
        const { user, system } = process.cpuUsage(before)
        samples.push(milliseconds / 1000)
        own.push((user + system) / 1e6)
        database.push(processorSecondsBelow() - databaseBefore)
      }
      const wrong = await countWrong(stage)
      return [
        measurement({
          name: 'rekey: a million versions',
          target: seconds(10),
          samples,
          wrong: wrong === 0 ? null : `${wrong} keys are those of the earlier program`,
          note: `${versions} components of five ecosystems, all matched; processor: PostgreSQL ${median(database).toFixed(1)} s, the program ${median(own).toFixed(1)} s`,
        }),
      ]
    } finally {
      await stage.close()
    }
  },
}

/** As many distinct package versions, matched once, held by nobody. */
const million: Variant = {
  name: 'million',
  async fill({ client }) {
    const { components } = makeCatalogue(versions)
    const made = new Date().toISOString()
    await copyIn(
      client,
      'inventory.component (package_key, name, version, scheme, scheme_revision, version_key, created_at)',
      (function* () {
        for (const { package: held, version } of components) {
          const scheme = schemeForPackageType(held.ecosystem.type)
          const key = scheme?.encode(version) ?? null
          const packageKey = `${held.ecosystem.type}/${held.name}`
          yield [packageKey, held.name, version, scheme?.id ?? null, 0, key, made]
        }
      })(),
    )
    await client.query(`insert into matching.matched_component (package_key, component_id)
      select package_key, id from inventory.component`)
  },
}

/** An earlier revision's keys: the same places in other bytes. */
async function age({ client, context }: Stage): Promise<void> {
  await client.query(
    `update inventory.component set scheme_revision = 0, version_key = '\\x80' || version_key`,
  )
  await client.query('vacuum (analyze) inventory.component')
  await notePrograms(context)
  await asActor(context, async ({ db }) => {
    const wanted = makingOfProgram()
    await writeKeyState(db, { made: { ...wanted, schemes: 'earlier' }, wanted })
  })
}

async function runJob({ context }: Stage): Promise<void> {
  const id = newId(context.clock)
  await asActor(context, (deed) =>
    insertJob(deed, id, { kind: rekeyJob, title: '', input: {}, ownerId: null, origin: 'job', at: deed.now }),
  )
  const row = await asActor(context, (deed) => beginAttempt(deed, id, { workerKey: 1, at: deed.now }))
  await runRekey(context, {
    id,
    attempt: row?.attempts ?? 1,
    input: {},
    ownerId: null,
    origin: 'job',
    checkpoint: null,
    signal: new AbortController().signal,
    progress: () => {},
  })
}

async function countWrong({ client, context }: Stage): Promise<number> {
  const state = await asActor(context, ({ db }) => readKeyState(db))
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from inventory.component where scheme_revision = 0`,
  )
  return state?.made?.schemes === makingOfProgram().schemes ? (rows[0]?.count ?? versions) : versions
}
