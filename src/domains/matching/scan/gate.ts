/** Lets so many pass at once and so many wait; the rest is turned away. */
export interface Gate {
  /** Waits for a place and does the work in it; undefined, without doing it, where too many wait already. */
  pass<T>(work: () => Promise<T>): Promise<{ readonly result: T } | undefined>
}

export function openGate(size: { readonly atOnce: number; readonly waiting: number }): Gate {
  let inside = 0
  const queue: (() => void)[] = []
  async function enter(): Promise<void> {
    if (inside < size.atOnce) {
      inside += 1
      return
    }
    // Whoever leaves hands the place over.
    await new Promise<void>((resolve) => queue.push(resolve))
  }
  function leave(): void {
    const next = queue.shift()
    if (next === undefined) inside -= 1
    else next()
  }
  return {
    async pass(work) {
      if (inside >= size.atOnce && queue.length >= size.waiting) return undefined
      await enter()
      try {
        return { result: await work() }
      } finally {
        leave()
      }
    },
  }
}
