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
import { makeApart } from './made.ts'
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
  /** A token of the person. */
  secretOf(role: keyof Staff): Promise<string>
  /** Calls the contract as the operator. */
  operator(): Promise<Caller>
  /** Starts the part that does long work and delivers events, once. */
  startWorker(): Promise<Worker>
  close(): Promise<void>
}

/** Other data of a size than the generator's: filled when it is opened for the first time. */
export interface Variant {
  readonly name: string
  fill(stage: Stage): Promise<void>
}

/** Opens the data of the size, making it first when it is not there. */
export async function openStage(size: Size, variant?: Variant): Promise<Stage> {
  const place = await findPlace(nameOf(size, variant))
  if (!place.isMade && variant === undefined) await makeApart(size)
  const stage = furnish(await openGround(size, place))
  try {
    if (!place.isMade && variant !== undefined) {
      await variant.fill(stage)
      await place.markMade()
    }
    return stage
  } catch (error) {
    await stage.close()
    throw error
  }
}

/** Makes the generator's data of the size. */
export async function makeStage(size: Size): Promise<void> {
  const place = await findPlace(nameOf(size, undefined))
  tell(`making the data of ${size.name} in ${place.config.data}`)
  const stage = furnish(await openGround(size, place))
  try {
    await generate(stage)
    await place.markMade()
  } finally {
    await stage.close()
  }
}

function nameOf(size: Size, variant: Variant | undefined): string {
  return variant === undefined ? size.name : `${size.name}-${variant.name}`
}

async function openGround(size: Size, place: Place): Promise<Ground> {
  const house = await openHouse({ config: place.config, log: openLog('error'), engine: 'own' })
  try {
    const client = new Client(poolAddress(house.database.address))
    await client.connect()
    await client.query(`select set_config('renkei.wall', 'system', false)`)
    return { size, place, house, context: house.contextOf(system), client }
  } catch (error) {
    await house.close()
    throw error
  }
}

async function closeGround({ client, house }: Ground): Promise<void> {
  await client.end()
  await house.close()
}

type Ground = Pick<Stage, 'size' | 'place' | 'house' | 'context' | 'client'>

function furnish(ground: Ground): Stage {
  const { house, context } = ground
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

  async function secretOf(role: keyof Staff): Promise<string> {
    const personId = makeCompany().staff[role]
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
      const secret = await secretOf(role)
      return callerWithin(await web(), { authorization: `Bearer ${secret}` })
    },
    secretOf,
    operator: async () => callerWithin(await operatorWeb(), {}),
    startWorker: worker,
    async close() {
      for (const shut of opened.toReversed()) await shut()
      await closeGround(ground)
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
