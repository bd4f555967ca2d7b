import { readFileSync } from 'node:fs'

/** The largest resident memory of this process so far, MB; of another where its id is given (Linux only, else 0). */
export function peakMemory(pid?: number): number {
  if (pid === undefined) return process.resourceUsage().maxRSS / 1024
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}
