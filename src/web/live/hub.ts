import type { LiveEvent, LiveState } from './live-event.ts'
import type { Listener } from './stream.ts'

/** What tabs of one browser tell each other. */
export type TabMessage =
  | { readonly type: 'ask' }
  | { readonly type: 'state'; readonly state: LiveState; readonly lastId: string | null }
  | { readonly type: 'event'; readonly event: LiveEvent }
  | { readonly type: 'reached'; readonly id: string }

/** The part of BroadcastChannel that is needed. */
export interface TabChannel {
  readonly post: (message: TabMessage) => void
  readonly listen: (hear: (message: TabMessage) => void) => void
  readonly close: () => void
}

/** The part of Web Locks that is needed: runs `work` while holding the lead; `signal` gives up waiting. */
export type TakeLead = (work: () => Promise<void>, signal: AbortSignal) => Promise<void>

interface Options {
  readonly channel: TabChannel
  /** null where the browser has no locks: every tab then follows by itself. */
  readonly takeLead: TakeLead | null
  readonly follow: (
    listener: Listener,
    from: { readonly after: string | null; readonly signal: AbortSignal },
  ) => Promise<void>
}

/**
 * One event stream for all tabs of a browser: the tab that holds the lock follows the server and tells the
 * others; when it goes, another takes over after the last event that anybody heard.
 */
export class LiveHub {
  private readonly options: Options
  private readonly ended = new AbortController()
  private readonly eventListeners = new Set<(event: LiveEvent) => void>()
  private readonly stateListeners = new Set<() => void>()
  private current: LiveState = 'catching-up'
  private lastId: string | null = null
  private leading = false

  constructor(options: Options) {
    this.options = options
  }

  start(): void {
    const { channel, takeLead } = this.options
    channel.listen((message) => this.hearTab(message))
    channel.post({ type: 'ask' })
    const lead = () => this.lead()
    const run = takeLead === null ? lead() : takeLead(lead, this.ended.signal)
    run.catch(() => undefined)
  }

  close(): void {
    this.ended.abort()
    this.options.channel.close()
  }

  readonly state = (): LiveState => this.current

  readonly onState = (listener: () => void): (() => void) => {
    this.stateListeners.add(listener)
    return () => this.stateListeners.delete(listener)
  }

  readonly onEvent = (listener: (event: LiveEvent) => void): (() => void) => {
    this.eventListeners.add(listener)
    return () => this.eventListeners.delete(listener)
  }

  private async lead(): Promise<void> {
    if (this.ended.signal.aborted) return
    this.leading = true
    const { channel, follow } = this.options
    const listener: Listener = {
      hear: (event) => {
        this.tell(event)
        channel.post({ type: 'event', event })
      },
      show: (state) => {
        this.show(state)
        channel.post({ type: 'state', state, lastId: this.lastId })
      },
      reach: (id) => {
        this.lastId = id
        channel.post({ type: 'reached', id })
      },
    }
    await follow(listener, { after: this.lastId, signal: this.ended.signal })
  }

  private hearTab(message: TabMessage): void {
    if (message.type === 'event') this.tell(message.event)
    if (message.type === 'reached') this.lastId = message.id
    if (message.type === 'state') {
      this.lastId = message.lastId ?? this.lastId
      this.show(message.state)
    }
    if (message.type === 'ask' && this.leading) {
      this.options.channel.post({ type: 'state', state: this.current, lastId: this.lastId })
    }
  }

  private tell(event: LiveEvent): void {
    for (const listener of this.eventListeners) listener(event)
  }

  private show(state: LiveState): void {
    if (this.current === state) return
    this.current = state
    for (const listener of this.stateListeners) listener()
  }
}
