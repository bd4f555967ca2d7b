/** Says on standard error what is being done: standard output is the result's alone. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Does a step and says how long it took. */
export async function telling<T>(what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const value = await work()
  tell(`${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`)
  return value
}
