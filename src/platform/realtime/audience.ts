import { setTimeout as pause } from 'node:timers/promises'
import { isConnectionLoss } from '../database/connection-loss.ts'
import type { Position } from '../events/outbox.ts'
import { type Repeated, repeated } from '../events/repeated.ts'
import type { Log } from '../log/log.ts'
import { type HintedChange, latestOf } from './changes.ts'
import { frame } from './frames.ts'
import type { Stream } from './stream.ts'

interface Means<Person> {
  readonly log: Log
  /** Those of the changes that the person may know of. */
  filter(person: Person, changes: readonly HintedChange<Person>[]): Promise<readonly HintedChange<Person>[]>
}

/** Changes within so short a time are asked about together. */
const gatherMilliseconds = 30
const retryMilliseconds = 1000

/** More than this is not told one by one: the client fetches everything again. */
export const mostChanges = 2000

/** The last words to a client whose session is over: it must not come again by itself. */
export const signedOut = frame({ event: 'signed-out', data: {} })

/** The streams of one person: what they may know of is asked once for all of them. */
export class Audience<Person> {
  readonly streams = new Set<Stream<Person>>()
  readonly #means: Means<Person>
  readonly #work: Repeated
  #person: Person
  #pending: readonly HintedChange<Person>[] = []
  /** Where the client stands once it has fetched everything because too much was pending. */
  #missed: Position | undefined
  #isStale = false
  #isBusy = false

  constructor(means: Means<Person>, person: Person) {
    this.#means = means
    this.#person = person
    this.#work = repeated(
      () => this.#tell(),
      (error) => this.#retry(error),
    )
  }

  join(stream: Stream<Person>): void {
    this.streams.add(stream)
    this.#person = stream.recipient.person
  }

  add(changes: readonly HintedChange<Person>[]): void {
    this.#pending = limit([...this.#pending, ...changes])
    if (this.#pending.length === 0) this.#missed = changes.at(-1)?.position
    this.#isBusy = true
    this.#work.ask()
  }

  /** What the person may do has changed: they are loaded anew before anything else is told. */
  refresh(): void {
    this.#isStale = true
    this.#work.ask()
  }

  waiting(): number {
    return this.#pending.length
  }

  isBusy(): boolean {
    return this.#isBusy
  }

  async #tell(): Promise<void> {
    await pause(gatherMilliseconds)
    if (this.#isStale) await this.#reload()
    const missed = this.#missed
    const batch = latestOf(this.#pending)
    this.#pending = []
    this.#missed = undefined
    if (missed !== undefined) this.#resync(missed)
    try {
      const changes = await this.#means.filter(this.#person, batch)
      for (const stream of this.streams) stream.tell(changes)
    } catch (error) {
      this.#settleFailure(batch, error)
    }
    this.#isBusy = this.#pending.length > 0
  }

  /** The database may come back; a filter that fails by itself would fail again. */
  #settleFailure(batch: readonly HintedChange<Person>[], error: unknown): void {
    if (isConnectionLoss(error)) {
      const later = this.#pending
      this.#pending = []
      this.add([...batch, ...later])
      throw error
    }
    this.#means.log.error({ err: error }, 'changes cannot be filtered')
    const last = batch.at(-1)
    if (last !== undefined) this.#resync(last.position)
  }

  #resync(position: Position): void {
    for (const stream of this.streams) stream.resync(position)
  }

  /** @throws when it cannot be asked now; it is asked again before anything is told */
  async #reload(): Promise<void> {
    this.#isStale = false
    try {
      for (const stream of this.streams) {
        const recipient = await stream.again()
        if (recipient === undefined) stream.end(signedOut)
        else this.#person = recipient.person
      }
    } catch (error) {
      this.#isStale = true
      throw error
    }
  }

  #retry(error: unknown): void {
    this.#means.log.debug({ err: error }, 'changes not told yet')
    setTimeout(() => this.#work.ask(), retryMilliseconds).unref()
  }
}

/** The changes, or none when they are too many. */
function limit<Person>(changes: readonly HintedChange<Person>[]): readonly HintedChange<Person>[] {
  if (changes.length <= mostChanges) return changes
  const latest = latestOf(changes)
  return latest.length <= mostChanges ? latest : []
}
