import type { Facts, Problem } from '#kernel/errors/app-error.ts'
import { problem } from '#kernel/parsed/parsed.ts'

/** Problems met while reading one input, bounded so that a hostile input cannot fill the memory with them. */
export interface ProblemLog {
  /** Notes one problem; `path` is a JSON pointer. */
  add(path: string, code: string, facts?: Facts): void
  /** All noted problems; where a code came too often, one `format.more-problems` tells how many are left out. */
  list(): readonly Problem[]
}

/** @param perCode how many problems of one code are kept one by one; the rest are counted */
export function problemLog(perCode = 10_000): ProblemLog {
  const kept: Problem[] = []
  const counts = new Map<string, number>()
  return {
    add(path, code, facts) {
      const count = (counts.get(code) ?? 0) + 1
      counts.set(code, count)
      if (count <= perCode) kept.push(problem(path, code, facts))
    },
    list() {
      const left = [...counts].filter(([, count]) => count > perCode)
      return [
        ...kept,
        ...left.map(([code, count]) => problem('', 'format.more-problems', { code, count: count - perCode })),
      ]
    },
  }
}
