/** What a task may use: seconds of wall clock, megabytes of JavaScript heap. */
export interface SandboxLimits {
  readonly seconds: number
  readonly memoryMb: number
}

const megabyte = 1024 * 1024

/**
 * What a megabyte of the densest documents becomes: lines of ten bytes, each a component of about a kilobyte. Entries
 * of any list take as much heap as they are many, not as they are long.
 */
const memoryPerMb = 100

/**
 * Limits for reading a document of this size: 30 s + 0.3 s/MB, and 64 MB + 100 × size up to 512 MB of heap.
 * @param bytes size of the unpacked document
 */
export function limitsForSize(bytes: number): SandboxLimits {
  const size = bytes / megabyte
  return {
    seconds: Math.ceil(30 + 0.3 * size),
    memoryMb: Math.min(512, Math.ceil(64 + memoryPerMb * size)),
  }
}

/**
 * Limits for reading files of records, which have a size of their own and become little more: as above, with 64 MB +
 * 3 × size up to 512 MB of heap.
 * @param bytes of all the files that are read at once, unpacked
 */
export function limitsForRecords(bytes: number): SandboxLimits {
  const { seconds } = limitsForSize(bytes)
  return { seconds, memoryMb: Math.min(512, Math.ceil(64 + (3 * bytes) / megabyte)) }
}
