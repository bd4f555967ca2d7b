import { createClient, createDownload } from '#contract/client.ts'
import { operator } from '#domains/identity/index.ts'
import type { Config } from '#platform/config/config.ts'
import { openLog } from '#platform/log/log.ts'
import type { Language } from '#texts/index.ts'
import { openHouse } from '../server/house.ts'
import { createWeb } from '../server/web.ts'
import { callWithin } from '../server/within.ts'
import { settle } from '../worker/settling.ts'
import { startWorker, type Worker } from '../worker/worker.ts'
import type { Means } from './means.ts'

/**
 * Opens the house itself and answers the contract within this process, as the operator. Joins the database of a
 * server that runs on the same data folder; otherwise PostgreSQL runs as long as the command.
 */
export async function openAlone(entry: {
  readonly config: Config
  readonly language: Language
  /** Aborted when the command is left before its end. */
  readonly leaving: AbortSignal
}): Promise<Means> {
  const { config, language, leaving } = entry
  const log = openLog(config.log === 'info' ? 'warn' : config.log)
  // An upload that is broken off would be told as a breakdown.
  leaving.addEventListener('abort', () => {
    log.level = 'silent'
  })
  const house = await openHouse({ config, log, engine: 'join' })
  const context = house.contextOf({ ...operator, language })
  const caller = { context, signedIn: true, language }
  const authenticate = () => Promise.resolve(caller)
  const app = await createWeb(house, { secureCookies: false, authenticate }).catch(async (error: unknown) => {
    await house.close()
    throw error
  })
  let worker: Promise<Worker> | undefined
  const transport = callWithin(app)
  const headers = () => ({ 'accept-language': language })
  return {
    client: createClient(transport, headers),
    download: createDownload(transport, headers),
    context,
    async startWork() {
      worker ??= startWorker(house)
      await worker
    },
    settle: async () => await settle(house, await worker),
    async close() {
      await (await worker)?.stop()
      await app.close()
      await house.close()
    },
  }
}
