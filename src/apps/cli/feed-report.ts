import { type FeedRun, readRun } from '#contract/intel/feeds.ts'
import type { Job } from '#contract/platform/jobs.ts'
import type { Connection } from './connection.ts'
import type { Common } from './declare.ts'
import type { Desk } from './desk.ts'
import { countsOf, stateOf, tellProblems } from './job-report.ts'

type EcosystemCounts = FeedRun['ecosystems'][number]

const counted = ['read', 'changed', 'withdrawn', 'withoutScheme'] as const

/** Prints what imports of a source came to: each of them, and all together by ecosystem. */
export async function tellImports(
  desk: Desk,
  options: Common,
  {
    client,
    source,
    jobs,
  }: Pick<Connection, 'client'> & { readonly source: string; readonly jobs: readonly Job[] },
): Promise<void> {
  const runs: FeedRun[] = []
  for (const job of jobs) runs.push(await client(readRun, { params: { source, job: job.id } }))
  const ecosystems = addUp(runs)
  for (const job of jobs) tellProblems(desk, job)
  if (options.json === true) {
    desk.output.json({ rows: jobs, next: null, total: jobs.length, ecosystems })
    return
  }
  desk.output.table(jobs.map((job) => [job.title, stateOf(desk, job), countsOf(desk, job)]))
  if (ecosystems.length > 0) desk.output.table([headOf(desk), ...ecosystems.map((one) => rowOf(desk, one))])
}

/** A record that several files hold counts in each of them. */
function addUp(runs: readonly FeedRun[]): readonly EcosystemCounts[] {
  const sums = new Map<string, EcosystemCounts>()
  for (const one of runs.flatMap((run) => run.ecosystems)) {
    const before = sums.get(one.ecosystem)
    const pairs = counted.map((name) => [name, one[name] + (before?.[name] ?? 0)] as const)
    sums.set(one.ecosystem, { ...one, ...Object.fromEntries(pairs) })
  }
  return [...sums.values()].toSorted((a, b) => (a.ecosystem < b.ecosystem ? -1 : 1))
}

function headOf(desk: Desk): readonly string[] {
  return [desk.say('feeds.ecosystem'), ...counted.map((name) => desk.say(`counts.${name}`))]
}

function rowOf(desk: Desk, counts: EcosystemCounts): readonly string[] {
  const number = new Intl.NumberFormat(desk.language)
  return [counts.ecosystem, ...counted.map((name) => number.format(counts[name]))]
}
