import { setTimeout as pause } from 'node:timers/promises'
import { system } from '#domains/identity/index.ts'
import { readBacklogs } from '#platform/events/listener-store.ts'
import type { House } from '../server/house.ts'
import type { Worker } from './worker.ts'

/** Events that are not handled: yet to come, and put aside after too many failures. */
export interface Leftover {
  readonly waiting: number
  readonly parked: number
}

/** How long the same events may wait: a listener that fails tries again for a minute before it gives up. */
const patienceMilliseconds = 90_000

/** Our own listeners are asked, and what a server at the same database has in hand is waited for. */
export async function settle(house: House, worker: Worker | undefined): Promise<Leftover> {
  const listeners = house.modules.flatMap((module) => module.listeners(house.contextOf(system)))
  let least = Number.POSITIVE_INFINITY
  let since = Date.now()
  for (;;) {
    await worker?.settled()
    const left = sumOf(await readBacklogs(house.database.kysely, listeners))
    if (left.waiting === 0 || Date.now() - since > patienceMilliseconds) return left
    if (left.waiting < least) since = Date.now()
    least = Math.min(least, left.waiting)
    await pause(50)
  }
}

function sumOf(backlogs: readonly Leftover[]): Leftover {
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
  return {
    waiting: sum(backlogs.map((one) => one.waiting)),
    parked: sum(backlogs.map((one) => one.parked)),
  }
}
