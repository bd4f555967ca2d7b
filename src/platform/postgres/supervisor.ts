import type { Facts } from '#kernel/errors/app-error.ts'
import type { EngineState, StateListener } from './engine.ts'
import { pauseBeforeRestart } from './restart-pace.ts'
import { awaitReady, type Server, type ServerPlan, spawnServer } from './server.ts'
import { pause } from './waiting.ts'

/** Keeps one server running until it is stopped. */
export class Supervisor {
  readonly #plan: ServerPlan
  readonly #stopping = new AbortController()
  #server: Server | undefined
  #isReady = false
  #revival: Promise<void> | undefined
  #endings: readonly number[] = []
  #listeners: readonly StateListener[] = []

  constructor(plan: ServerPlan) {
    this.#plan = plan
  }

  /** @throws postgres.start-failed; the first start is tried once */
  async start(): Promise<void> {
    await this.#bringUp()
  }

  pid(): number | undefined {
    return this.#isReady ? this.#server?.pid : undefined
  }

  onStateChange(listener: StateListener): void {
    this.#listeners = [...this.#listeners, listener]
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    this.#isReady = false
    await this.#server?.stop()
    await this.#revival
  }

  async #bringUp(): Promise<void> {
    const server = await spawnServer(this.#plan)
    this.#server = server
    if (this.#stopping.signal.aborted) return await server.stop()
    await awaitReady(server, this.#plan.cluster)
    this.#isReady = true
    void server.ended.then((how) => this.#onEnd(how))
  }

  #onEnd(how: string): void {
    if (this.#stopping.signal.aborted) return
    this.#isReady = false
    this.#revival = this.#revive(how)
  }

  async #revive(how: string): Promise<void> {
    this.#tell('restarting', { how })
    while (!this.#stopping.signal.aborted) {
      this.#endings = [...this.#endings, performance.now()].slice(-20)
      const wait = pauseBeforeRestart(this.#endings)
      if (wait === undefined) return this.#tell('failed', { how })
      await pause(wait, this.#stopping.signal)
      if (await this.#triedAgain()) return
    }
  }

  async #triedAgain(): Promise<boolean> {
    if (this.#stopping.signal.aborted) return true
    try {
      await this.#bringUp()
    } catch (error) {
      if (this.#stopping.signal.aborted) return true
      this.#plan.log.error({ reason: String(error) }, 'PostgreSQL could not be started again')
      return false
    }
    if (this.#isReady) this.#tell('ready', {})
    return true
  }

  #tell(state: EngineState, facts: Facts): void {
    const level = { ready: 'info', restarting: 'warn', failed: 'error' } as const
    this.#plan.log[level[state]]({ ...facts, state }, 'PostgreSQL changed its state')
    for (const listener of this.#listeners) listener(state, facts)
  }
}
