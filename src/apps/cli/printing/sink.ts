/** A stream to write to: the process's own, or a test's. */
export interface Sink {
  /** False: it has taken more than it could pass on, and will tell by `drain`. */
  write(text: string): unknown
  once?(event: 'drain', hear: () => void): unknown
  readonly isTTY?: boolean
  readonly columns?: number
}
