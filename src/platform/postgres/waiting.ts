import { setTimeout as sleep } from 'node:timers/promises'

/** Waits; an abort ends the wait early and quietly. */
export async function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => undefined)
}

/** Whether the promise settles within the time. */
export async function settlesWithin(promise: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const timer = new AbortController()
  const settled = promise.then(
    () => true,
    () => true,
  )
  const late = pause(milliseconds, timer.signal).then(() => false)
  try {
    return await Promise.race([settled, late])
  } finally {
    timer.abort()
  }
}

/** Looks again every 10 ms until the check holds. Returns false when the time is over first. */
export async function becomesTrue(
  check: () => boolean | Promise<boolean>,
  milliseconds: number,
): Promise<boolean> {
  const end = performance.now() + milliseconds
  while (!(await check())) {
    if (performance.now() > end) return false
    await pause(10)
  }
  return true
}
