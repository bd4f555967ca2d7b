import type { Unit } from '../database/database.ts'
import type { Listener } from '../events/delivery.ts'
import type { Answering } from '../http/answer.ts'
import type { JobKind } from '../jobs/job.ts'

/** What changed, as an open screen hears of it: an id, and the version where there is one. */
export interface Changed {
  readonly id: string
  readonly version: number | null
}

/** An event for open screens: which kind of thing changed, and who may know. */
export interface Hint<Person> {
  /** The event of the outbox. */
  readonly event: string
  /** The word on the stream: `ci`, `vulnerability`, `notice`, `job` … */
  readonly kind: string
  changes(payload: Readonly<Record<string, unknown>>): readonly Changed[]
  /** Those of the ids that the person may know of; asked behind the person's own wall. */
  visible(unit: Unit, person: Person, ids: readonly string[]): Promise<ReadonlySet<string>>
}

/** Work every so many seconds, by one worker at a time. */
export interface Schedule<Context> {
  readonly name: string
  readonly seconds: number
  run(context: Context): Promise<void>
}

/** What a domain gives to the apps. */
export interface Module<Context, Person> {
  readonly name: string
  readonly routes: readonly Answering<Context>[]
  /** Names of its jobs: each has a queue, also where nobody works on it. */
  readonly jobNames: readonly string[]
  /** Long work; made with the context of Renkei itself. */
  jobs(context: Context): readonly JobKind[]
  /** Reactions to events from below. */
  listeners(context: Context): readonly Listener[]
  readonly hints: readonly Hint<Person>[]
  readonly schedules: readonly Schedule<Context>[]
}
