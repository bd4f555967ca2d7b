import { readFileSync } from 'node:fs'

/** Of Linux: clock ticks a second (USER_HZ), the same on every machine that it runs on. */
const ticks = 100

/**
 * Seconds of processor time that all processes below this one have taken, those that have ended too: PostgreSQL, where it
 * is our own. An honest figure also where others keep the machine busy (Linux only, else 0).
 */
export function processorSecondsBelow(pid: number = process.pid): number {
  return childrenOf(pid).reduce((sum, child) => sum + secondsOf(child) + processorSecondsBelow(child), 0)
}

/** Its own, and that of those it started and waited for (proc_pid_stat(5), fields 14 to 17). */
function secondsOf(pid: number): number {
  const stat = readProcess(`${pid}/stat`)
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) / ticks
}

function childrenOf(pid: number): readonly number[] {
  return readProcess(`${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number)
}

function readProcess(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'utf8')
  } catch {
    return ''
  }
}
