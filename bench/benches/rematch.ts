import type { Bench } from '../bench.ts'
import { changing } from '../stage/changing.ts'
import { withoutIndexes } from '../stage/indexes.ts'
import { openStage, type Stage } from '../stage/stage.ts'
import { telling } from '../stage/tell.ts'
import { median } from '../timing.ts'
import { rematchAll } from './match.ts'
import { measurement } from './measurement.ts'

const rounds = 5

/** Twice the occurrences must leave a re-match as it is: what is distinct is matched, not what is many. */
export const rematch: Bench = {
  name: 'rematch',
  async run(size) {
    const stage = await openStage(size)
    try {
      const single = await rematchAll(stage, rounds)
      const doubled = await changing(stage, {
        work: async () => {
          await telling('occurrences doubled', () => double(stage))
          return await rematchAll(stage, rounds)
        },
        undo: () => telling('occurrences halved', () => halve(stage)),
      })
      const before = median(single.samples)
      const samples = doubled.samples.map((seconds) => Math.max(0, 100 * (seconds / before - 1)))
      const changed = single.changed + doubled.changed
      return [
        measurement({
          name: 'rematch: growth by doubled occurrences',
          target: { bound: 'at most', value: 20, unit: '%' },
          samples,
          wrong: changed === 0 ? null : `${changed} vulnerabilities came out otherwise`,
          note: `${before.toFixed(3)} s before, ${median(doubled.samples).toFixed(3)} s after`,
        }),
      ]
    } finally {
      await stage.close()
    }
  },
}

const table = 'inventory.occurrence'

/** Every item holds the same once more, in another slot. */
async function double({ client }: Stage): Promise<void> {
  await client.query(`set maintenance_work_mem = '1GB'`)
  await withoutIndexes(client, [table], async () => {
    await client.query(`
      insert into ${table} (package_key, component_id, ci_id, slot, document_id, scope, direct, since)
      select package_key, component_id, ci_id, 'twin', document_id, scope, direct, since
      from ${table} where until is null`)
  })
  await client.query(`vacuum (analyze) ${table}`)
}

async function halve({ client }: Stage): Promise<void> {
  await withoutIndexes(client, [table], async () => {
    await client.query(`delete from ${table} where slot = 'twin'`)
  })
  await client.query(`vacuum (analyze) ${table}`)
}
