import { remakeKeys } from '#domains/inventory/index.ts'
import { schemeForPackageType } from '#versions/index.ts'
import type { Bench } from '../bench.ts'
import { makeCatalogue } from '../generate/catalogue.ts'
import { copyIn } from '../stage/copy-in.ts'
import { openStage, type Stage, type Variant } from '../stage/stage.ts'
import { timed } from '../timing.ts'
import { measurement, seconds } from './measurement.ts'

const versions = 1_000_000
const rounds = 3
const { signal } = new AbortController()

/** A million distinct versions whose keys an earlier program made, made anew as the job does it. */
export const rekey: Bench = {
  name: 'rekey',
  async run(size) {
    const stage = await openStage(size, million)
    try {
      const samples: number[] = []
      for (let round = 0; round < rounds; round += 1) {
        await age(stage)
        const { milliseconds } = await timed(() => remakeKeys(stage.context, { signal, made: () => {} }))
        samples.push(milliseconds / 1000)
      }
      const wrong = await countWrong(stage)
      return [
        measurement({
          name: 'rekey: a million versions',
          target: seconds(10),
          samples,
          wrong: wrong === 0 ? null : `${wrong} keys are those of the earlier program`,
          note: `${versions} components of five ecosystems, with all their indexes`,
        }),
      ]
    } finally {
      await stage.close()
    }
  },
}

/** As many distinct package versions, held by nobody. */
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
    await client.query('vacuum (analyze) inventory.component')
  },
}

/** An earlier revision's keys: the same places in other bytes. */
async function age({ client }: Stage): Promise<void> {
  await client.query(
    `update inventory.component set scheme_revision = 0, version_key = '\\x80' || version_key`,
  )
  await client.query('vacuum (analyze) inventory.component')
}

async function countWrong({ client }: Stage): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from inventory.component where scheme_revision = 0`,
  )
  return rows[0]?.count ?? versions
}
