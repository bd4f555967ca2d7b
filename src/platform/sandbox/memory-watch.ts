import { readFile } from 'node:fs/promises'

const pageSize = 4096
const everyMilliseconds = 100

/**
 * Calls `onTooMuch` once when a process holds more memory than allowed, heap and buffers together. The heap's own
 * limit does not see buffers. Works where `/proc` exists; elsewhere the heap limit stands alone.
 * @returns a function that stops watching
 */
export function watchMemory(pid: number, allowedMb: number, onTooMuch: () => void): () => void {
  const timer = setInterval(() => {
    void residentMb(pid).then((megabytes) => {
      if (megabytes <= allowedMb) return
      clearInterval(timer)
      onTooMuch()
    })
  }, everyMilliseconds)
  return () => clearInterval(timer)
}

async function residentMb(pid: number): Promise<number> {
  const statm = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '')
  const pages = Number(statm.split(' ')[1] ?? 0)
  return (pages * pageSize) / 1024 / 1024
}
