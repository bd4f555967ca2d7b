import { listVulnerabilities } from '#contract/matching/findings.ts'
import type { Bench } from '../bench.ts'
import { type Staff, teamOf } from '../generate/company.ts'
import type { Measurement } from '../report.ts'
import { peakMemory } from '../stage/memory.ts'
import { openStage, type Stage } from '../stage/stage.ts'
import { percentile95 } from '../timing.ts'

const readers: readonly { readonly role: keyof Staff; readonly team: string }[] = [
  { role: 'responder', team: teamOf.csirt },
  { role: 'engineer', team: teamOf.psirt },
  { role: 'manager', team: teamOf.psirt },
  { role: 'contact', team: teamOf.psirt },
]

const openings = 15
const pagesEach = 4

/** The worklist of a team, in risk order, page by page, for people with very different reach. */
export const worklist: Bench = {
  name: 'worklist',
  async run(size) {
    const stage = await openStage(size)
    try {
      const measurements: Measurement[] = []
      for (const reader of readers) measurements.push(await measure(stage, reader))
      return measurements
    } finally {
      await stage.close()
    }
  },
}

async function measure(stage: Stage, reader: (typeof readers)[number]): Promise<Measurement> {
  const { call, took } = await stage.callerOf(reader.role)
  const samples: number[] = []
  let rows = 0
  let total: number | null = 0
  for (let opening = 0; opening < openings; opening += 1) {
    let cursor: string | undefined
    for (let page = 0; page < pagesEach; page += 1) {
      const list = await call(listVulnerabilities, {
        query: { teamId: reader.team, limit: 50, ...(cursor === undefined ? {} : { cursor }) },
      })
      samples.push(took())
      rows += list.rows.length
      total = list.total ?? total
      if (list.next === null) break
      cursor = list.next
    }
  }
  return {
    name: `worklist: ${reader.role}`,
    target: { bound: 'at most', value: 100, unit: 'ms' },
    figure: percentile95(samples),
    of: 'p95',
    samples,
    memory: peakMemory(),
    wrong: rows === 0 ? 'the list is empty' : null,
    note: `${total ?? '?'} vulnerabilities`,
  }
}
