import { setTimeout as pause } from 'node:timers/promises'
import { type Client, createClient } from '#contract/client.ts'
import { readJob } from '#contract/platform/jobs.ts'
import { type Actor, asActor, loadActor, system } from '#domains/identity/index.ts'
import { settle } from '../../worker/settling.ts'
import type { Worker } from '../../worker/worker.ts'
import type { House } from '../house.ts'
import { createWeb } from '../web.ts'
import { callWithin } from '../within.ts'

/** The people of the sample company, who do everything in it through the contract, as they would on the screens. */
export interface Cast {
  /** Somebody who is not signed in. */
  readonly stranger: Client
  /** From now on the person acts under this name. */
  enter(login: string, id: string): void
  idOf(login: string): string
  /** Ids of all who have entered. */
  everybody(): readonly string[]
  as(login: string): Client
  /** Waits until long work of the person is over. @throws when it failed */
  finish(login: string, job: string): Promise<void>
  /** Waits until everything that follows from what was done so far is done. */
  settle(): Promise<void>
  close(): Promise<void>
}

const nobody: Actor = { kind: 'nobody' }

const pollMilliseconds = 25

/** Opens the contract within this process. Who calls is told by the person's id, which only we can say here. */
export async function openCast(house: House, worker: Worker): Promise<Cast> {
  const app = await createWeb(house, {
    secureCookies: false,
    authenticate: async ({ bearer }) => {
      const actor = bearer === undefined ? undefined : await findPerson(house, bearer)
      return {
        context: house.contextOf(actor ?? nobody),
        signedIn: actor !== undefined,
        language: actor?.language,
      }
    },
  })
  const transport = callWithin(app)
  const ids = new Map<string, string>()
  const idOf = (login: string) => {
    const id = ids.get(login)
    if (id === undefined) throw new Error(`nobody of the sample is called ${login}`)
    return id
  }
  const as = (login: string) => createClient(transport, () => ({ authorization: `Bearer ${idOf(login)}` }))
  return {
    stranger: createClient(transport),
    enter: (login, id) => void ids.set(login, id),
    idOf,
    everybody: () => [...ids.values()],
    as,
    finish: (login, job) => finish(as(login), job),
    settle: async () => {
      await settle(house, worker)
    },
    close: () => app.close(),
  }
}

async function findPerson(house: House, id: string) {
  return await asActor(house.contextOf(system), ({ db }) =>
    loadActor(db, id, { origin: 'api', sessionId: null }),
  )
}

async function finish(call: Client, id: string): Promise<void> {
  for (;;) {
    const { state, title, problems } = await call(readJob, { params: { id } })
    if (state === 'done' || state === 'partly') return
    if (state !== 'waiting' && state !== 'running') {
      throw new Error(`the sample's "${title}" could not be read: ${JSON.stringify(problems)}`)
    }
    await pause(pollMilliseconds)
  }
}
