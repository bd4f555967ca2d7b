import { pointerStep } from './pointer.ts'
import type { Scan } from './scan.ts'

/** The JSON pointer (RFC 6901) of the value being scanned. */
export function pointerOf(scan: Scan): string {
  let pointer = ''
  for (let depth = 1; depth <= scan.depth; depth++) {
    const start = scan.starts[depth] ?? 0
    const end = scan.ends[depth] ?? 0
    pointer += `/${end < 0 ? start : pointerStep(String(JSON.parse(scan.bytes.toString('utf8', start, end))))}`
  }
  return pointer
}
