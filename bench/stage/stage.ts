import { Client } from 'pg'
import { type Context, loadActor, operator, system } from '#domains/identity/index.ts'
import { createToken } from '#domains/identity/sessions/session-actions.ts'
import { poolAddress } from '#platform/database/database.ts'
import { openLog } from '#platform/log/log.ts'
import { type House, openHouse } from '../../src/apps/server/house.ts'
import { createWeb } from '../../src/apps/server/web.ts'
import { startWorker, type Worker } from '../../src/apps/worker/worker.ts'
import { makeCompany, type Staff } from '../generate/company.ts'
import { generate } from '../generate/generate.ts'
import type { Size } from '../sizes.ts'
import { type Caller, callerWithin } from './caller.ts'
import { findPlace, type Place } from './place.ts'
import { tell } from './tell.ts'

/** The product on the data of one size, ready to be measured. */
export interface Stage {
  readonly size: Size
  readonly place: Place
  readonly house: House
  /** Renkei itself. */
  readonly context: Context
  /** A session at the database, for looking at plans and choosing what to ask for. */
  readonly client: Client
  /** Calls the contract as a person of the made-up company, signed in by token, within this process. */
  callerOf(role: keyof Staff): Promise<Caller>
  /** Calls the contract as the operator. */
  operator(): Promise<Caller>
  /** Starts the part that does long work and delivers events, once. */
  startWorker(): Promise<Worker>
  close(): Promise<void>
}

/**
 * Opens the data of the size, making it first when it is not there.
 * @param variant names other data of the size, made by `fill` instead of the generator
 */
export async function openStage(
  size: Size,
  variant?: { readonly name: string; fill(client: Client, context: Context): Promise<void> },
): Promise<Stage> {
  const place = await findPlace(variant === undefined ? size.name : `${size.name}-${variant.name}`)
  const house = await openHouse({ config: place.config, log: openLog('error'), engine: 'own' })
  const client = new Client(poolAddress(house.database.address))
  try {
    await client.connect()
    const context = house.contextOf(system)
    if (!place.isMade) {
      tell(`making the data of ${size.name} in ${place.config.data}`)
      if (variant === undefined) await generate(client, context, size)
      else await variant.fill(client, context)
      await place.markMade()
    }
    await client.query(`select set_config('renkei.wall', 'system', false)`)
    return furnish({ size, place, house, context, client })
  } catch (error) {
    await client.end()
    await house.close()
    throw error
  }
}

type Ground = Pick<Stage, 'size' | 'place' | 'house' | 'context' | 'client'>

function furnish(ground: Ground): Stage {
  const { house, context, client } = ground
  const opened: (() => Promise<unknown>)[] = []
  const once = lazily(opened)
  const web = once(
    () => createWeb(house),
    (app) => app.close(),
  )
  const operatorWeb = once(
    () => createWeb(house, asOperator(house)),
    (app) => app.close(),
  )
  const worker = once(
    () => startWorker(house),
    (one) => one.stop(),
  )
  const secrets = new Map<string, string>()

  async function secretOf(personId: string): Promise<string> {
    const known = secrets.get(personId)
    if (known !== undefined) return known
    const actor = await loadActor(house.database.kysely, personId, { origin: 'api', sessionId: null })
    if (actor === undefined) throw new Error(`nobody is ${personId}`)
    const { secret } = await createToken({ ...context, actor }, { personId, label: 'bench' })
    secrets.set(personId, secret)
    return secret
  }

  return {
    ...ground,
    async callerOf(role) {
      const secret = await secretOf(makeCompany().staff[role])
      return callerWithin(await web(), { authorization: `Bearer ${secret}` })
    },
    operator: async () => callerWithin(await operatorWeb(), {}),
    startWorker: worker,
    async close() {
      for (const shut of opened.toReversed()) await shut()
      await client.end()
      await house.close()
    },
  }
}

function asOperator(house: House) {
  const caller = { context: house.contextOf(operator), signedIn: true, language: 'en' } as const
  return { secureCookies: false, authenticate: () => Promise.resolve(caller) }
}

/** Opens a thing when it is first wanted, and remembers how to shut it. */
function lazily(opened: (() => Promise<unknown>)[]) {
  return function once<T>(open: () => Promise<T>, shut: (thing: T) => Promise<unknown>): () => Promise<T> {
    let thing: Promise<T> | undefined
    return async () => {
      if (thing === undefined) {
        thing = open()
        const held = await thing
        opened.push(() => shut(held))
      }
      return await thing
    }
  }
}
