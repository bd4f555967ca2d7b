/** The middle value; of an even count the mean of the two middle ones. 0 for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  const upper = sorted[Math.floor(half)] ?? 0
  return Number.isInteger(half) ? ((sorted[half - 1] ?? 0) + upper) / 2 : upper
}

/** The value that 95 of 100 do not pass (nearest rank). 0 for none. */
export function percentile95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * 0.95) - 1)] ?? 0
}

/** Does the work and tells how many milliseconds it took. */
export async function timed<T>(
  work: () => Promise<T>,
): Promise<{ readonly milliseconds: number; readonly value: T }> {
  const began = performance.now()
  const value = await work()
  return { milliseconds: performance.now() - began, value }
}

/** Does the work so many times, one after the other. @returns milliseconds of each */
export async function repeat(
  times: number,
  work: (round: number) => Promise<unknown>,
): Promise<readonly number[]> {
  const taken: number[] = []
  for (let round = 0; round < times; round += 1) taken.push((await timed(() => work(round))).milliseconds)
  return taken
}
