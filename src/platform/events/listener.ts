import type { Unit } from '../database/database.ts'
import type { StoredEvent } from './outbox.ts'

/** A reaction to events from below. At least once: it must be idempotent; its writes commit with its position. */
export interface Listener {
  /** `domain.verb-noun`; names its position, so never change it. */
  readonly name: string
  readonly hears: readonly string[]
  /** Events among those heard that change nothing for it, told by the event alone: passed over without a turn of their own. */
  ignores?(event: StoredEvent): boolean
  /**
   * Whether it had better wait for more of the kind, asked before a turn with all events that wait: many are then met by
   * one turn. It is asked again every 100 ms, so it must come to an end by itself.
   */
  gathers?(unit: Unit, events: readonly StoredEvent[]): Promise<boolean>
  /** Keep it short and queue what takes long: while its transaction is open, younger events wait for it. */
  handle(unit: Unit, event: StoredEvent): Promise<void>
}
