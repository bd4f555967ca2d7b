import { listFindings, listVulnerabilities } from '#contract/matching/findings.ts'
import type { Bench } from '../bench.ts'
import { type Staff, teamOf } from '../generate/company.ts'
import type { Measurement } from '../report.ts'
import type { Caller } from '../stage/caller.ts'
import { openStage, type Stage } from '../stage/stage.ts'
import { measurement, milliseconds } from './measurement.ts'

interface Reader {
  readonly role: keyof Staff
  /** Undefined: over all teams. */
  readonly team: string | undefined
}

const readers: readonly Reader[] = [
  { role: 'responder', team: teamOf.csirt },
  { role: 'engineer', team: teamOf.psirt },
  { role: 'manager', team: teamOf.psirt },
  { role: 'manager', team: undefined },
  { role: 'contact', team: teamOf.psirt },
]

const openings = 15
const pagesEach = 4
const rowsPerPage = 50

/** The worklist of a team, in risk order, page by page, for people of very different reach. */
export const worklist: Bench = {
  name: 'worklist',
  async run(size) {
    const stage = await openStage(size)
    try {
      const findings = await countFindings(stage)
      const measurements: Measurement[] = []
      for (const reader of readers) measurements.push(await measure(stage, reader, findings))
      measurements.push(await measureGuest(stage))
      return measurements
    } finally {
      await stage.close()
    }
  },
}

async function countFindings({ client }: Stage): Promise<number> {
  const { rows } = await client.query<{ count: string }>(`
    select count(*) from matching.hit
    join inventory.occurrence o on o.package_key = hit.package_key and o.component_id = hit.component_id and o.until is null
    where hit.until is null`)
  return Number(rows[0]?.count ?? 0)
}

async function measure(stage: Stage, { role, team }: Reader, findings: number): Promise<Measurement> {
  const caller = await stage.callerOf(role)
  const query = { limit: rowsPerPage, ...(team === undefined ? {} : { teamId: team }) }
  const { samples, rows } = await readPages(caller, (cursor) =>
    caller.call(listVulnerabilities, { query: { ...query, ...cursor } }),
  )
  return measurement({
    name: `worklist: ${role}, ${team === undefined ? 'all teams' : 'one team'}`,
    target: milliseconds(100),
    of: 'p95',
    samples,
    wrong: rows === 0 ? 'the list is empty' : null,
    note: `${rows} rows in ${samples.length} pages; ${findings} findings in all`,
  })
}

/** A guest sees no worklist, only findings of what was given. */
async function measureGuest(stage: Stage): Promise<Measurement> {
  const caller = await stage.callerOf('guest')
  const { samples, rows } = await readPages(caller, (cursor) =>
    caller.call(listFindings, { query: { limit: rowsPerPage, ...cursor } }),
  )
  return measurement({
    name: 'worklist: guest, findings given',
    target: milliseconds(100),
    of: 'p95',
    samples,
    wrong: rows === 0 ? 'the list is empty' : null,
    note: `${rows} rows in ${samples.length} pages`,
  })
}

interface List {
  readonly rows: readonly unknown[]
  readonly next: string | null
}

async function readPages({ took }: Caller, read: (cursor: { cursor?: string }) => Promise<List>) {
  const samples: number[] = []
  let rows = 0
  for (let opening = 0; opening < openings; opening += 1) {
    let cursor: { cursor?: string } = {}
    for (let page = 0; page < pagesEach; page += 1) {
      const list = await read(cursor)
      samples.push(took())
      rows += list.rows.length
      if (list.next === null) break
      cursor = { cursor: list.next }
    }
  }
  return { samples, rows }
}
