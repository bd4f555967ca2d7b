import { type Database, transact } from '../database/database.ts'
import type { Log } from '../log/log.ts'
import { type Hold, type Progress, readWish, type Wish, writeProgress } from './job-store.ts'

/** How far an attempt is. */
export interface Meter {
  set(done: number, total?: number): void
  read(): Progress
  /** Writes no more. */
  stop(): Promise<void>
}

interface Means {
  readonly database: Database
  readonly log: Log
  readonly settings: Readonly<Record<string, string>>
  readonly now: () => Temporal.Instant
}

const lookMilliseconds = 400

/**
 * Writes progress when it has changed, at most every 400 ms, and as often asks what is wished of the attempt.
 * @param wished called when it is to end
 */
export function startMeter(means: Means, hold: Hold, wished: (wish: Exclude<Wish, 'go-on'>) => void): Meter {
  let progress: Progress = { done: 0, total: null }
  let written = progress
  let looking: Promise<void> | undefined

  async function look(): Promise<void> {
    const current = progress
    const wish =
      current === written
        ? await readWish(means.database.kysely, hold)
        : await transact(means.database, means.settings, (unit) =>
            writeProgress(unit, hold, { ...current, at: means.now() }),
          )
    written = current
    if (wish !== 'go-on') wished(wish)
  }

  const timer = setInterval(() => {
    looking ??= look()
      .catch((error: unknown) => means.log.warn({ err: error, job: hold.id }, 'progress not written'))
      .finally(() => {
        looking = undefined
      })
  }, lookMilliseconds)

  return {
    set(done, total = progress.total ?? undefined) {
      if (done !== progress.done || total !== (progress.total ?? undefined))
        progress = { done, total: total ?? null }
    },
    read: () => progress,
    async stop() {
      clearInterval(timer)
      await looking
    },
  }
}
