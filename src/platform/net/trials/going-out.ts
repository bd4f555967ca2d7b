import { onTestFinished } from 'vitest'
import type { NetLimits } from '../limits.ts'
import { openOutside, type Reply } from '../outside.ts'
import type { Resolve } from '../resolving.ts'
import type { UnrulyServer } from './unruly-server.ts'

const quick: Partial<NetLimits> = {
  bytes: 1_000_000,
  seconds: 5,
  idleSeconds: 0.6,
  slowestBytes: 50,
  attempts: 3,
  pauseSeconds: 0.02,
  longestPauseSeconds: 2,
  requestsPerSecond: 1000,
}

/** Where a trial may go, and how patient it is. */
export interface Set {
  readonly hosts?: readonly string[]
  readonly internalHosts?: readonly string[]
  readonly resolve?: Resolve
  readonly limits?: Partial<NetLimits>
  readonly signal?: AbortSignal
}

/** A way out that ends with the test. */
export function open(set: Set) {
  const outside = openOutside({
    allowed: { hosts: set.hosts ?? [], internalHosts: set.internalHosts ?? [] },
    agent: 'Renkei/test',
    signal: set.signal ?? new AbortController().signal,
    limits: { ...quick, ...set.limits },
    ...(set.resolve === undefined ? {} : { resolve: set.resolve }),
  })
  onTestFinished(() => outside.close())
  return outside
}

/** A way to that server only. */
export function openTo(server: UnrulyServer, set: Set = {}) {
  return open({ internalHosts: [server.host], ...set })
}

export async function readAll({ body }: Pick<Reply, 'body'>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks)
}
