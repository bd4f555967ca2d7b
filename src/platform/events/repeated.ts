/** Work that is asked for again and again, from several sides. */
export interface Repeated {
  /** Runs the work, or runs it once more if it is running: what was asked for is always looked at afterwards. */
  ask(): void
  /** Resolves when nothing runs any more. */
  settled(): Promise<void>
  /** From now on asking does nothing. */
  close(): void
}

/**
 * Runs the work one at a time, however often it is asked for.
 * @param failed told of a failure; the work then waits to be asked for again
 */
export function repeated(work: () => Promise<void>, failed: (error: unknown) => void): Repeated {
  let running: Promise<void> | undefined
  let isAsked = false
  let isClosed = false

  async function run(): Promise<void> {
    try {
      while (isAsked && !isClosed) {
        isAsked = false
        await work()
      }
    } catch (error) {
      failed(error)
    } finally {
      // In the same turn as the last look at isAsked: an ask cannot fall between.
      running = undefined
    }
  }

  return {
    ask() {
      if (isClosed) return
      isAsked = true
      running ??= run()
    },
    async settled() {
      await running
    },
    close() {
      isClosed = true
    },
  }
}
