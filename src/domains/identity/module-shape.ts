import type { Unit } from '#platform/database/database.ts'
import type { Listener } from '#platform/events/delivery.ts'
import type { Answering } from '#platform/http/answer.ts'
import type { JobKind } from '#platform/jobs/job.ts'
import type { Context } from './access/access-actions.ts'
import type { PersonActor } from './access/actor.ts'

/** An event as the open screens hear of it: which kind of thing changed, and who may know. */
export interface Hint {
  /** The event of the outbox. */
  readonly event: string
  /** The word on the stream: `ci`, `vulnerability`, `notice`, `job` … */
  readonly kind: string
  /** Ids of what changed, with the version where there is one, from the event's payload. */
  changes(
    payload: Readonly<Record<string, unknown>>,
  ): readonly { readonly id: string; readonly version: number | null }[]
  /** Those of the ids that the person may know of; asked behind the person's own wall. */
  visible(unit: Unit, actor: PersonActor, ids: readonly string[]): Promise<ReadonlySet<string>>
}

/** What a domain gives to the apps; `apps/modules.ts` lists them all. */
export interface DomainModule {
  readonly name: string
  readonly routes: readonly Answering<Context>[]
  /** Long work; made with the context of Renkei itself. */
  jobs(context: Context): readonly JobKind[]
  /** Reactions to events from below. */
  listeners(context: Context): readonly Listener[]
  readonly hints: readonly Hint[]
  /** Work every so many seconds, by one worker at a time. */
  readonly schedules: readonly {
    readonly name: string
    readonly seconds: number
    run(context: Context): Promise<void>
  }[]
}
