import { type FeedRun, readRun } from '#contract/intel/feeds.ts'
import type { Job } from '#contract/platform/jobs.ts'
import type { Connection } from './connection.ts'
import type { Common } from './declare.ts'
import type { Desk } from './desk.ts'
import { countsOf, stateOf, tellProblems } from './job-report.ts'
import type { Left } from './uploads/sort.ts'

type EcosystemCounts = FeedRun['ecosystems'][number]

const counted = ['read', 'changed', 'withdrawn', 'withoutScheme'] as const

/** One import that has ended. */
interface Imported {
  readonly source: string
  readonly job: Job
}

interface Told extends Pick<Connection, 'client'> {
  readonly imports: readonly Imported[]
  /** What was looked into and not taken. */
  readonly left: readonly Left[]
}

/** Prints what imports came to: each of them, those of a source together, and all together by ecosystem. */
export async function tellImports(desk: Desk, options: Common, told: Told): Promise<void> {
  const { client, imports, left } = told
  const runs: FeedRun[] = []
  for (const { job, source } of imports) {
    // One that was stopped before it began has no run.
    if (job.startedAt !== null) runs.push(await client(readRun, { params: { source, job: job.id } }))
  }
  const ecosystems = addUp(runs)
  const sources = bySource(imports)
  for (const { job } of imports) tellProblems(desk, job)
  if (options.json === true) {
    const jobs = imports.map(({ job }) => job)
    desk.output.json({ rows: jobs, next: null, total: jobs.length, sources, ecosystems, left })
    return
  }
  const isOne = sources.length === 1
  desk.output.table(
    imports.map(({ source, job }) => [
      ...(isOne ? [] : [source]),
      job.title,
      stateOf(desk, job),
      countsOf(desk, job),
    ]),
  )
  if (!isOne) desk.output.table(sources.map((one) => sourceRow(desk, one)))
  if (ecosystems.length > 0) desk.output.table([headOf(desk), ...ecosystems.map((one) => rowOf(desk, one))])
}

interface SourceTotal {
  readonly source: string
  readonly imports: number
  /** Of all its jobs together. */
  readonly result: Readonly<Record<string, number>>
}

function bySource(imports: readonly Imported[]): readonly SourceTotal[] {
  return [...Map.groupBy(imports, ({ source }) => source)].map(([source, own]) => ({
    source,
    imports: own.length,
    result: sumOf(own.map(({ job }) => job.result)),
  }))
}

function sumOf(results: readonly Job['result'][]): Readonly<Record<string, number>> {
  const sums = new Map<string, number>()
  for (const [name, value] of results.flatMap((result) => Object.entries(result))) {
    if (typeof value === 'number') sums.set(name, (sums.get(name) ?? 0) + value)
  }
  return Object.fromEntries(sums)
}

function sourceRow(desk: Desk, { source, imports, result }: SourceTotal): readonly string[] {
  return [source, desk.say('feeds.imports', { count: imports }), countsOf(desk, { result })]
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
