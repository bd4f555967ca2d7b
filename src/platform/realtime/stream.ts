import type { ServerResponse } from 'node:http'
import { comparePositions, type Position } from '../events/outbox.ts'
import { frame } from './frames.ts'

/** Who listens. */
export interface Recipient<Person> {
  readonly person: Person
  readonly personId: string
  /** Null for programs that came with a token. */
  readonly sessionId: string | null
}

/** A client that takes its data so slowly is better served by coming again. In characters. */
const mostBuffered = 1024 * 1024

/** One open connection. Until it is opened, what is sent to it is held. */
export class Stream<Person> {
  readonly recipient: Recipient<Person>
  /** What happened up to here is told when the stream opens, or not at all. */
  readonly since: Position
  /** Asks again who listens, by the same credentials; undefined when they hold no more. */
  readonly again: () => Promise<Recipient<Person> | undefined>
  readonly #onEnd: (isSlow: boolean) => void
  #response: ServerResponse | undefined
  #held: string[] = []
  #heldLength = 0
  #isEnded = false
  #told: Position

  constructor(options: {
    readonly recipient: Recipient<Person>
    readonly since: Position
    readonly again: () => Promise<Recipient<Person> | undefined>
    /** Called once, whoever ends it. */
    readonly onEnd: (isSlow: boolean) => void
  }) {
    this.recipient = options.recipient
    this.since = options.since
    this.again = options.again
    this.#onEnd = options.onEnd
    this.#told = options.since
  }

  /** Begins to write: the opening first, then what was held. The response has its head already. */
  open(response: ServerResponse, opening: string): void {
    response.on('error', () => this.end())
    response.on('close', () => this.end())
    if (this.#isEnded || response.destroyed) {
      response.destroy()
      return this.end()
    }
    this.#response = response
    const held = this.#held.join('')
    this.#held = []
    this.send(opening + held)
  }

  send(text: string): void {
    if (this.#isEnded || text === '') return
    if (this.#response === undefined) {
      this.#held.push(text)
      this.#heldLength += text.length
      if (this.#heldLength > mostBuffered) this.#finish(true)
      return
    }
    this.#response.write(text)
    if (this.#response.writableLength > mostBuffered) {
      this.#response.destroy()
      this.#finish(true)
    }
  }

  /** A sign of life, and how far the client knows everything although nothing of it was for its eyes. */
  beat(position: Position): void {
    const isNews = comparePositions(position, this.#told) > 0
    if (isNews) this.#told = position
    this.send(`: beat\n\n${isNews ? frame({ event: 'position', id: position, data: {} }) : ''}`)
  }

  /** Ends it, with last words where the client should not come again as it is. */
  end(farewell = ''): void {
    if (this.#isEnded) return
    this.#response?.end(farewell)
    this.#finish(false)
  }

  #finish(isSlow: boolean): void {
    if (this.#isEnded) return
    this.#isEnded = true
    this.#held = []
    this.#onEnd(isSlow)
  }
}
