import type { ServerResponse } from 'node:http'
import { comparePositions, type Position } from '../events/outbox.ts'
import type { PlacedChange } from './changes.ts'
import { changeFrames, frame } from './frames.ts'

/** Who listens. */
export interface Recipient<Person> {
  readonly person: Person
  readonly personId: string
  /** Null for programs that came with a token. */
  readonly sessionId: string | null
}

/** How a stream begins. */
export interface Opening {
  /** What the client is told first. */
  readonly text: string
  /** Everything up to here is told by it, or need not be. */
  readonly since: Position
}

/** A client that takes its data so slowly is better served by coming again. In characters. */
const mostBuffered = 1024 * 1024

interface Options<Person> {
  readonly recipient: Recipient<Person>
  /** Asks again who listens, by the same credentials; undefined when they hold no more. */
  readonly again: () => Promise<Recipient<Person> | undefined>
  /** Called once, whoever ends it. */
  readonly onEnd: (how: 'ended' | 'slow') => void
}

/** One open connection. Until it is opened, what is told to it is held. */
export class Stream<Person> {
  readonly recipient: Recipient<Person>
  readonly again: () => Promise<Recipient<Person> | undefined>
  readonly #onEnd: (how: 'ended' | 'slow') => void
  #opened: { readonly response: ServerResponse; readonly since: Position } | undefined
  #held: readonly PlacedChange[] = []
  #missed: Position | undefined
  #told: Position | undefined
  #isEnded = false

  constructor(options: Options<Person>) {
    this.recipient = options.recipient
    this.again = options.again
    this.#onEnd = options.onEnd
  }

  /** Begins to write to a response whose head is written: the opening first, then what was held. */
  open(response: ServerResponse, opening: Opening): void {
    if (this.#isEnded) return void response.end()
    this.#opened = { response, since: opening.since }
    this.#told = opening.since
    this.#write(opening.text)
    if (this.#missed !== undefined) this.resync(this.#missed)
    this.tell(this.#held)
    this.#held = []
  }

  tell(changes: readonly PlacedChange[]): void {
    if (this.#opened === undefined) {
      this.#held = [...this.#held, ...changes]
      return
    }
    const { since } = this.#opened
    this.#write(changeFrames(changes.filter(({ position }) => comparePositions(position, since) > 0)))
  }

  /** Too much happened to be told: the client is to fetch everything again. */
  resync(position: Position): void {
    if (this.#opened === undefined) this.#missed = position
    else this.#write(frame({ event: 'resync', id: position, data: {} }))
  }

  /**
   * A sign of life.
   * @param position up to where the client knows everything, although nothing of it was for its eyes
   */
  beat(position: Position | undefined): void {
    const isNews = position !== undefined && comparePositions(position, this.#told ?? position) > 0
    if (isNews) this.#told = position
    this.#write(`: beat\n\n${isNews ? frame({ event: 'position', id: position, data: {} }) : ''}`)
  }

  /** Ends it, with last words where the client should not come again as it is. */
  end(farewell = ''): void {
    if (this.#isEnded) return
    this.#opened?.response.end(farewell)
    this.#finish('ended')
  }

  #write(text: string): void {
    const response = this.#opened?.response
    if (this.#isEnded || response === undefined || text === '') return
    response.write(text)
    if (response.writableLength <= mostBuffered) return
    response.destroy()
    this.#finish('slow')
  }

  #finish(how: 'ended' | 'slow'): void {
    this.#isEnded = true
    this.#held = []
    this.#onEnd(how)
  }
}
