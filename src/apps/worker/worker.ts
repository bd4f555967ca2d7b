import { type Context, system, wallOf } from '#domains/identity/index.ts'
import { rekeyIfWanted } from '#domains/matching/index.ts'
import { systemClock } from '#kernel/time/clock.ts'
import { startDelivery } from '#platform/events/delivery.ts'
import { startSchedules } from '#platform/jobs/schedules.ts'
import type { House } from '../server/house.ts'

/** The part of a process that does the long work, delivers events and keeps schedules. */
export interface Worker {
  /** Resolves when every event committed so far has been handled. */
  settled(): Promise<void>
  stop(): Promise<void>
}

export async function startWorker(house: House): Promise<Worker> {
  const { database, log, modules } = house
  const context: Context = house.contextOf(system)
  const post = { database, clock: systemClock, log, settings: wallOf(system) }
  const listeners = modules.flatMap((module) => module.listeners(context))
  const delivery = await startDelivery(post, house.bus, listeners)
  await house.jobs.work(modules.flatMap((module) => module.jobs(context)))
  await rekeyIfWanted(context)
  const stopSchedules = startSchedules(
    { database, log },
    modules
      .flatMap((module) => module.schedules)
      .map((schedule) => ({ ...schedule, run: () => schedule.run(context) })),
  )
  return {
    settled: () => delivery.idle(),
    stop: async () => {
      await stopSchedules()
      await delivery.stop()
    },
  }
}
