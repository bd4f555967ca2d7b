import { Client } from 'pg'
import type { Log } from '../log/log.ts'
import { type Address, poolAddress } from './database.ts'

/** A connection of one's own, for what belongs to a session: listening, locks that live as long as a process. */
export interface Session {
  /** Runs a statement if the session is up; false when it is not. */
  run(statement: string): Promise<boolean>
  close(): Promise<void>
}

interface Options {
  readonly address: Address
  readonly log: Log
  /** Run on each new connection, the first and every later one. */
  readonly begin: readonly string[]
  /** Called for each notification, and after each new connection: words may have been missed. */
  heard?(): void
}

const retryMilliseconds = 300

/**
 * Opens the session and renews it whenever it is lost, until it is closed.
 * @throws the driver's error when the first connection cannot be had
 */
export async function openSession(options: Options): Promise<Session> {
  let isClosed = false
  let renewal: NodeJS.Timeout | undefined
  let last = Promise.resolve(true)
  let client: Client | undefined = await connect(options, lose)
  options.heard?.()

  function lose(): void {
    client = undefined
    if (!isClosed) renewal = setTimeout(renew, retryMilliseconds)
  }

  function renew(): void {
    connect(options, lose).then(take, (error: Error) => {
      options.log.debug({ reason: error.message }, 'session not renewed')
      lose()
    })
  }

  function take(next: Client): void {
    if (isClosed) return void next.end()
    client = next
    options.heard?.()
  }

  return {
    async run(statement) {
      // One at a time: the driver's own queueing is on its way out.
      last = last.then(() => runOn(client, statement))
      return await last
    },
    async close() {
      isClosed = true
      clearTimeout(renewal)
      await client?.end()
    },
  }
}

async function runOn(client: Client | undefined, statement: string): Promise<boolean> {
  if (client === undefined) return false
  return await client.query(statement).then(
    () => true,
    () => false,
  )
}

/** @param lose called once, when a connection that was had ends */
async function connect(options: Options, lose: () => void): Promise<Client> {
  const client = new Client({ ...poolAddress(options.address), keepAlive: true })
  // Without a listener a broken connection would end the process; its loss is told by `end`.
  client.on('error', (error) => options.log.debug({ reason: error.message }, 'session lost'))
  client.on('notification', () => options.heard?.())
  await client.connect()
  try {
    for (const statement of options.begin) await client.query(statement)
  } catch (error) {
    await client.end()
    throw error
  }
  client.once('end', lose)
  return client
}
