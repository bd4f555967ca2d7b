import { readFileSync } from 'node:fs'

/** The largest resident memory of this process so far, MB; of another where its id is given (Linux only, else 0). */
export function peakMemory(pid?: number): number {
  if (pid === undefined) return process.resourceUsage().maxRSS / 1024
  return readStatus(pid, 'VmHWM')
}

/** The resident memory of a process now, MB (Linux only, else 0). */
export function memoryNow(pid: number): number {
  return readStatus(pid, 'VmRSS')
}

function readStatus(pid: number, field: string): number {
  try {
    const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return Number(found?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
