/** What one answer may cost, whatever the server does. */
export interface NetLimits {
  /** Bytes, unpacked. */
  readonly bytes: number
  /** How many times larger an answer that was packed for its way may become. */
  readonly ratio: number
  /** Of one attempt, from connecting to the last byte. */
  readonly seconds: number
  /** Without enough bytes: `slowestBytes` must come in each such stretch. */
  readonly idleSeconds: number
  readonly slowestBytes: number
  readonly redirects: number
  /** Times that one thing is asked for in all. */
  readonly attempts: number
  /** Before the second attempt; doubled for each further one, and a random part of it left out. */
  readonly pauseSeconds: number
  /** Somebody who wants us to wait longer (Retry-After) is asked again another day. */
  readonly longestPauseSeconds: number
  /** To one source. */
  readonly requestsPerSecond: number
}

/** For files of up to some gigabytes from sources that mean well. */
export const netLimits: NetLimits = {
  bytes: 4 * 1024 * 1024 * 1024,
  ratio: 250,
  seconds: 3600,
  idleSeconds: 30,
  slowestBytes: 30 * 1024,
  redirects: 5,
  attempts: 4,
  pauseSeconds: 2,
  longestPauseSeconds: 120,
  requestsPerSecond: 20,
}
