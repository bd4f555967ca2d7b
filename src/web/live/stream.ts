import { isComplete, type LiveEvent, type LiveState, readEvent } from './live-event.ts'
import { type StreamMessage, StreamReader } from './sse.ts'

/** The way to the server, so that the rules can be tested without one. */
export interface Line {
  /** Opens the stream after an event id; the pieces of its text follow, or the status that refused it. */
  readonly open: (after: string | null, signal: AbortSignal) => Promise<number | AsyncIterable<string>>
  /** Waits; ends early when the network comes back, or when `signal` gives up. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

/** Whom the stream tells. */
export interface Listener {
  readonly hear: (event: LiveEvent) => void
  readonly show: (state: LiveState) => void
  /** Everything up to this event id has been told. */
  readonly reach: (id: string) => void
}

/** The server sends a sign of life each 15 s; after so long without one, in milliseconds, the line is dead. */
const silence = 40_000

/**
 * Follows the server's news until `signal` gives up or the session ends, through every break of the line.
 * @param after the last event id heard, by whichever tab; null when there was none
 */
export async function followStream(
  line: Line,
  listener: Listener,
  { after, signal }: { readonly after: string | null; readonly signal: AbortSignal },
): Promise<void> {
  const place: Place = { after, failures: 0, openedAt: 0, ended: false, superseded: false }
  listener.show('catching-up')
  while (!signal.aborted && !place.ended) {
    try {
      await readOnce(line, listener, { place, signal })
    } catch {
      place.failures += 1
    }
    if (signal.aborted || place.ended) return
    listener.show(place.superseded || place.failures > 1 ? 'offline' : 'catching-up')
    await line.wait(pause(place), signal)
  }
}

interface Place {
  after: string | null
  failures: number
  /** When the present line was asked for, in milliseconds. */
  openedAt: number
  ended: boolean
  /** The person has more streams than are allowed, and this one had to make place. */
  superseded: boolean
}

interface Run {
  readonly place: Place
  readonly signal: AbortSignal
}

async function readOnce(line: Line, listener: Listener, { place, signal }: Run): Promise<void> {
  const here = new AbortController()
  const both = AbortSignal.any([signal, here.signal])
  try {
    place.openedAt = Date.now()
    const answer = await line.open(place.after, both)
    if (answer === 401) {
      place.ended = true
      listener.hear({ type: 'signed-out' })
    }
    if (typeof answer === 'number') throw new Error(`event stream refused with ${answer}`)
    const reader = new StreamReader()
    const pieces = answer[Symbol.asyncIterator]()
    for (;;) {
      const piece = await nextPiece(pieces, line, both)
      if (piece === null || place.ended) return
      for (const message of reader.take(piece)) take(message, place, listener)
    }
  } finally {
    here.abort()
  }
}

async function nextPiece(
  pieces: AsyncIterator<string>,
  line: Line,
  signal: AbortSignal,
): Promise<string | null> {
  const timer = new AbortController()
  const silent = line.wait(silence, AbortSignal.any([signal, timer.signal])).then(() => 'silent' as const)
  try {
    const next = await Promise.race([pieces.next(), silent])
    if (next === 'silent') throw new Error('event stream fell silent')
    return next.done === true ? null : next.value
  } finally {
    timer.abort()
  }
}

function take(message: StreamMessage, place: Place, listener: Listener): void {
  listener.show('connected')
  if (message.type === 'alive') return
  if (message.event === 'hello') {
    place.failures = 0
    place.superseded = false
    // A line opened for the first time tells all that happens from its opening on.
    if (!isComplete(message.data)) listener.hear({ type: 'missed', before: place.openedAt })
  }
  if (message.event === 'resync') listener.hear({ type: 'missed', before: Date.now() })
  if (message.event === 'superseded') place.superseded = true
  const event = readEvent(message)
  if (event !== null) listener.hear(event)
  if (event?.type === 'signed-out') place.ended = true
  if (message.id === null || message.id === place.after) return
  place.after = message.id
  listener.reach(message.id)
}

/** Half a second at first, at most a quarter of a minute, and never all browsers at once. */
function pause({ failures, superseded }: Place): number {
  return superseded ? 300_000 : Math.min(500 * 2 ** failures, 15_000) * (0.75 + Math.random() / 2)
}
