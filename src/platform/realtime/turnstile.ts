/**
 * Lets so many through at once; the others wait in the order in which they came.
 * @returns runs the work when its turn has come
 */
export function createTurnstile(places: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = places
  const waiting: (() => void)[] = []

  return async (work) => {
    if (free > 0) free -= 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      // A place is handed on, so that nobody slips in between.
      if (next === undefined) free += 1
      else next()
    }
  }
}
