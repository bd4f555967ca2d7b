import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { eventStreamPath } from '#contract/platform/system.ts'
import type { Clock } from '#kernel/time/clock.ts'
import type { Database } from '../database/database.ts'
import type { Listener } from '../events/listener.ts'
import { type Backlog, readBacklogs } from '../events/listener-store.ts'
import { countJobs } from '../jobs/job-store.ts'
import type { StreamStats } from '../realtime/index.ts'

/** Figures about one process and the database, for Prometheus to fetch. */
export interface Metrics {
  /** Counts one answer; what `createHttpServer` calls. */
  observe(answer: Answer): void
  /** Everything as it is now, in Prometheus' text format. */
  render(): Promise<{ readonly contentType: string; readonly text: string }>
}

interface Answer {
  /** The pattern, not the address. */
  readonly route: string
  readonly method: string
  readonly status: number
  readonly seconds: number
}

interface Sources {
  readonly database: Database
  readonly clock: Clock
  readonly listeners: readonly Pick<Listener, 'name' | 'hears'>[]
  /** Asked at each rendering; undefined while there are none. */
  streams(): StreamStats | undefined
}

/** Opens the registry. The database is asked at each rendering only; when it is away, its figures are missing. */
export function openMetrics(sources: Sources): Metrics {
  const registry = new Registry()
  const registers: Registry[] = [registry]
  collectDefaultMetrics({ register: registry })
  const answers = new Histogram({
    name: 'renkei_http_answer_seconds',
    help: 'Time to answer a request, by route',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
    registers,
  })
  const refreshStreams = streamGauges(sources, registers)
  const refreshDatabase = databaseGauges(sources, registers)
  return {
    observe({ route, method, status, seconds }) {
      // A stream's time is the client's wish, no measure of ours.
      if (route !== eventStreamPath) answers.observe({ route, method, status }, seconds)
    },
    async render() {
      refreshStreams()
      await refreshDatabase()
      return { contentType: registry.contentType, text: await registry.metrics() }
    },
  }
}

function gauge<Label extends string>(
  registers: Registry[],
  name: string,
  options: { readonly help: string; readonly labels?: readonly Label[] },
): Gauge<Label> {
  return new Gauge({ name, help: options.help, labelNames: [...(options.labels ?? [])], registers })
}

function streamGauges(sources: Sources, registers: Registry[]): () => void {
  const open = gauge(registers, 'renkei_streams', { help: 'Open event streams' })
  const persons = gauge(registers, 'renkei_stream_persons', { help: 'Persons with open event streams' })
  const waiting = gauge(registers, 'renkei_stream_changes_waiting', { help: 'Changes being filtered' })
  const cut = new Counter({ name: 'renkei_streams_cut_total', help: 'Streams of slow clients', registers })
  return () => {
    const stats = sources.streams()
    open.set(stats?.streams ?? 0)
    persons.set(stats?.persons ?? 0)
    waiting.set(stats?.waiting ?? 0)
    cut.reset()
    cut.inc(stats?.slow ?? 0)
  }
}

function databaseGauges(sources: Sources, registers: Registry[]): () => Promise<void> {
  const { database } = sources
  const up = gauge(registers, 'renkei_database_up', { help: 'Whether the database answered just now' })
  const connections = gauge(registers, 'renkei_database_connections', {
    help: 'Connections of this process, and requests that wait for one',
    labels: ['state'],
  })
  const jobs = gauge(registers, 'renkei_jobs', { help: 'Jobs', labels: ['kind', 'state'] })
  const writeBacklogs = backlogGauges(sources, registers)
  return async () => {
    const { totalCount, idleCount, waitingCount } = database.pool
    connections.set({ state: 'busy' }, totalCount - idleCount)
    connections.set({ state: 'idle' }, idleCount)
    connections.set({ state: 'awaited' }, waitingCount)
    jobs.reset()
    try {
      for (const { kind, state, count } of await countJobs(database.kysely)) jobs.set({ kind, state }, count)
      writeBacklogs(await readBacklogs(database.kysely, sources.listeners))
      up.set(1)
    } catch {
      // Said by the figure; whoever asks the database for more than figures logs why.
      writeBacklogs([])
      up.set(0)
    }
  }
}

function backlogGauges(sources: Sources, registers: Registry[]): (backlogs: readonly Backlog[]) => void {
  const labels = ['listener'] as const
  const waiting = gauge(registers, 'renkei_events_waiting', { help: 'Events not yet heard', labels })
  const parked = gauge(registers, 'renkei_events_parked', { help: 'Events put aside after failures', labels })
  const age = gauge(registers, 'renkei_events_age_seconds', {
    help: 'Age of the oldest event not yet heard',
    labels,
  })
  return (backlogs) => {
    for (const one of [waiting, parked, age]) one.reset()
    for (const { name: listener, oldest, ...counts } of backlogs) {
      waiting.set({ listener }, counts.waiting)
      parked.set({ listener }, counts.parked)
      age.set({ listener }, oldest === null ? 0 : oldest.until(sources.clock.now()).total('seconds'))
    }
  }
}
