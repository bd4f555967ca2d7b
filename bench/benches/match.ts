import { asActor } from '#domains/identity/index.ts'
import { rematch } from '#domains/matching/hits/match-actions.ts'
import type { Bench } from '../bench.ts'
import { peakMemory } from '../stage/memory.ts'
import { openStage } from '../stage/stage.ts'
import { median, repeat } from '../timing.ts'

const rounds = 5

/** Every distinct component against every advisory, once more: nothing may come out otherwise. */
export const match: Bench = {
  name: 'match',
  async run(size) {
    const stage = await openStage(size)
    try {
      let changed = 0
      const taken = await repeat(rounds, async () => {
        const ids = await asActor(stage.context, (deed) =>
          rematch(deed, { kind: 'everything' }, 'advisory-changed'),
        )
        changed += ids.length
      })
      const seconds = taken.map((milliseconds) => milliseconds / 1000)
      return [
        {
          name: 'match: full re-match',
          target: { bound: 'at most', value: 1, unit: 's' },
          figure: median(seconds),
          of: 'median',
          samples: seconds,
          memory: peakMemory(),
          wrong: changed === 0 ? null : `${changed} vulnerabilities came out otherwise`,
          note: await describe(stage),
        },
      ]
    } finally {
      await stage.close()
    }
  },
}

async function describe({ client }: Awaited<ReturnType<typeof openStage>>): Promise<string> {
  const { rows } = await client.query<{ components: number; ranges: number; hits: number }>(`
    select (select count(*)::int from inventory.component) as components,
      (select count(*)::int from matching.affected_range) as ranges,
      (select count(*)::int from matching.hit where until is null) as hits`)
  const { components = 0, ranges = 0, hits = 0 } = rows[0] ?? {}
  return `${components} components × ${ranges} ranges, ${hits} hits`
}
