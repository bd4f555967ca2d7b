/** Milliseconds within which endings count as one trouble. */
const memory = 60_000
const mostEndings = 6
const firstPause = 50
const longestPause = 2000

/**
 * How long to wait before the server is started again.
 * @param endings when it ended, in milliseconds, the last one now
 * @returns milliseconds, or undefined when it has ended so often within a minute that another start is pointless
 */
export function pauseBeforeRestart(endings: readonly number[]): number | undefined {
  const now = endings.at(-1) ?? 0
  const recent = endings.filter((time) => now - time < memory).length
  if (recent > mostEndings) return undefined
  return recent <= 1 ? 0 : Math.min(firstPause * 2 ** (recent - 1), longestPause)
}
