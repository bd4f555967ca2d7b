import { readFileSync, writeFileSync } from 'node:fs'
import { peakMemory } from './memory.ts'

/**
 * Watches the processes that this one starts (Linux only).
 * @returns a function that ends the watch and gives the largest resident memory of any of them, MB
 */
export function watchChildren(): () => number {
  let largest = 0
  for (const pid of childrenOf(process.pid)) forgetPeak(pid)
  const look = () => {
    for (const pid of childrenOf(process.pid)) largest = Math.max(largest, peakMemory(pid))
  }
  const timer = setInterval(look, 100)
  return () => {
    clearInterval(timer)
    look()
    return largest
  }
}

/** One that serves again would tell the peak of what it did before (proc_pid_clear_refs(5)). */
function forgetPeak(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5')
  } catch {
    // It has ended meanwhile, or the system has no such file: then it tells nothing at all.
  }
}

function childrenOf(pid: number): readonly number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}
