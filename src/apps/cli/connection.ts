import { createClient, createDownload } from '#contract/client.ts'
import type { Desk } from './desk.ts'
import { hearInterrupts, type Interrupts } from './interrupts.ts'
import type { Means } from './means.ts'
import { callServer, headersFor } from './server-calls.ts'

/** The means of one command, and how it is interrupted. */
export interface Connection extends Means {
  readonly interrupts: Interrupts
}

/**
 * Connects to the server that RENKEI_URL names, or opens the data folder (or DATABASE_URL) itself; does the work and
 * closes again, also when somebody wants us to leave.
 */
export async function withConnection(
  desk: Desk,
  work: (connection: Connection) => Promise<void>,
): Promise<void> {
  const interrupts = hearInterrupts()
  let means: Means | undefined
  try {
    means = await Promise.race([openMeans(desk, interrupts.signal), interrupts.left])
    await Promise.race([work({ ...means, interrupts }), interrupts.left])
  } finally {
    interrupts.stop()
    desk.output.progress.clear()
    await means?.close()
  }
}

async function openMeans(desk: Desk, leaving: AbortSignal): Promise<Means> {
  const config = desk.readConfig()
  if (config.serverUrl === undefined) {
    // Loaded only here: it is the whole house, and asking a server needs none of it.
    const { openAlone } = await import('./alone.ts')
    return await openAlone({ config, language: desk.language, leaving })
  }
  const server = { url: config.serverUrl, token: config.serverToken, language: desk.language }
  const done = () => Promise.resolve()
  const [transport, headers] = [callServer(server.url), headersFor(server)]
  return {
    client: createClient(transport, headers),
    download: createDownload(transport, headers),
    context: undefined,
    startWork: done,
    // The server sees to it; how far it is only few may ask.
    settle: () => Promise.resolve({ waiting: 0, parked: 0 }),
    close: done,
  }
}
