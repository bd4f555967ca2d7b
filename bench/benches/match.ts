import { asActor } from '#domains/identity/index.ts'
import { rematch } from '#domains/matching/hits/match-actions.ts'
import type { Bench } from '../bench.ts'
import { openStage, type Stage } from '../stage/stage.ts'
import { repeat } from '../timing.ts'
import { measurement, seconds } from './measurement.ts'

const rounds = 5

/** Every distinct component against every advisory, once more: nothing may come out otherwise. */
export const match: Bench = {
  name: 'match',
  async run(size) {
    const stage = await openStage(size)
    try {
      const { samples, changed } = await rematchAll(stage, rounds)
      const wrong = changed === 0 ? null : `${changed} vulnerabilities came out otherwise`
      const note = await describe(stage)
      return [measurement({ name: 'match: full re-match', target: seconds(1), samples, wrong, note })]
    } finally {
      await stage.close()
    }
  },
}

/** Matches everything anew, so many times. @returns seconds of each, and how many vulnerabilities changed */
export async function rematchAll({ context }: Stage, times: number) {
  let changed = 0
  const taken = await repeat(times, async () => {
    const ids = await asActor(context, (deed) => rematch(deed, { kind: 'everything' }, 'advisory-changed'))
    changed += ids.length
  })
  return { samples: taken.map((milliseconds) => milliseconds / 1000), changed }
}

async function describe({ client }: Stage): Promise<string> {
  const { rows } = await client.query<{ components: number; ranges: number; hits: number }>(`
    select (select count(*)::int from inventory.component) as components,
      (select count(*)::int from matching.affected_range) as ranges,
      (select count(*)::int from matching.hit where until is null) as hits`)
  const { components = 0, ranges = 0, hits = 0 } = rows[0] ?? {}
  return `${components} components × ${ranges} ranges, ${hits} hits`
}
