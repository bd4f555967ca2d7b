import { setTimeout as pause } from 'node:timers/promises'
import { isConnectionLoss } from '../database/connection-loss.ts'
import { comparePositions, type Position } from '../events/outbox.ts'
import { type Repeated, repeated } from '../events/repeated.ts'
import type { Log } from '../log/log.ts'
import { type HintedChange, latestOf } from './changes.ts'
import { changeFrames, frame } from './frames.ts'
import type { Stream } from './stream.ts'

interface Means<Person> {
  readonly log: Log
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
  #position: Position
  #isBehind = false
  #isStale = false
  #isBusy = false

  constructor(means: Means<Person>, person: Person, position: Position) {
    this.#means = means
    this.#person = person
    this.#position = position
    this.#work = repeated(
      () => this.#tell(),
      (error) => this.#retry(error),
    )
  }

  join(stream: Stream<Person>): void {
    this.streams.add(stream)
    this.#person = stream.recipient.person
  }

  /** @param position of the last event; everything before it has been added */
  add(changes: readonly HintedChange<Person>[], position: Position): void {
    this.#pending = [...this.#pending, ...changes]
    this.#position = position
    this.#isBusy = true
    this.#limit()
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

  /** Up to where everything has been told or was not for this person, when the bus has come to `newest`. */
  position(newest: Position): Position | undefined {
    return this.#isBusy ? undefined : newest
  }

  #limit(): void {
    if (this.#pending.length <= mostChanges) return
    this.#pending = latestOf(this.#pending)
    if (this.#pending.length <= mostChanges) return
    this.#pending = []
    this.#isBehind = true
  }

  async #tell(): Promise<void> {
    await pause(gatherMilliseconds)
    if (this.#isStale) await this.#reload()
    const batch = latestOf(this.#pending)
    const position = this.#position
    if (this.#isBehind) this.#resync(position)
    this.#pending = []
    try {
      this.#send(await this.#means.filter(this.#person, batch))
    } catch (error) {
      if (isConnectionLoss(error)) {
        this.#pending = [...batch, ...this.#pending]
        this.#limit()
        throw error
      }
      this.#means.log.error({ err: error }, 'changes cannot be filtered')
      this.#resync(position)
    }
    this.#isBusy = this.#pending.length > 0
  }

  #send(changes: readonly HintedChange<Person>[]): void {
    const all = changeFrames(changes)
    const [first] = changes
    for (const stream of this.streams) {
      const isAllNew = first === undefined || comparePositions(first.position, stream.since) > 0
      const isNew = (change: HintedChange<Person>) => comparePositions(change.position, stream.since) > 0
      stream.send(isAllNew ? all : changeFrames(changes.filter(isNew)))
    }
  }

  #resync(position: Position): void {
    this.#isBehind = false
    for (const stream of this.streams) stream.send(frame({ event: 'resync', id: position, data: {} }))
  }

  /** @throws when it cannot be asked now; it is asked again before anything is told */
  async #reload(): Promise<void> {
    for (const stream of this.streams) {
      const recipient = await stream.again()
      if (recipient === undefined) stream.end(signedOut)
      else this.#person = recipient.person
    }
    this.#isStale = false
  }

  #retry(error: unknown): void {
    this.#means.log.debug({ err: error }, 'changes not told yet')
    setTimeout(() => {
      if (this.streams.size > 0) this.#work.ask()
    }, retryMilliseconds)
  }
}
