/** What a file is by its first bytes. */
export type FileKind = 'zip' | 'gzip' | 'zstd' | 'xz' | 'bzip2' | 'plain'

/** How many bytes `kindOf` needs. */
export const kindBytes = 6

const marks: readonly (readonly [kind: FileKind, mark: string])[] = [
  ['zip', '504b0304'],
  ['zip', '504b0506'],
  ['gzip', '1f8b'],
  ['zstd', '28b52ffd'],
  ['xz', 'fd377a585a00'],
  ['bzip2', '425a68'],
]

export function kindOf(start: Uint8Array): FileKind {
  const hex = Buffer.from(start.subarray(0, kindBytes)).toString('hex')
  return marks.find(([, mark]) => hex.startsWith(mark))?.[0] ?? 'plain'
}

/** How many bytes `isTar` needs. */
export const tarHeaderBytes = 512

const sumAt = { start: 148, end: 156 }

/** Whether a file begins with the header of a tar entry: its sum is right. Older ones have no other mark. */
export function isTar(start: Uint8Array): boolean {
  if (start.length < tarHeaderBytes || start[0] === 0) return false
  const header = Buffer.from(start.subarray(0, tarHeaderBytes))
  const written = header.toString('latin1', sumAt.start, sumAt.end)
  const sum = /^ *([0-7]{1,7})[ \0]/.exec(written)?.[1]
  if (sum === undefined) return false
  header.fill(0x20, sumAt.start, sumAt.end)
  return header.reduce((total, byte) => total + byte, 0) === Number.parseInt(sum, 8)
}

/** Whether bytes are an archive of files, as far as `readEntries` reads it. */
export function isArchive(bytes: Uint8Array): boolean {
  return kindOf(bytes) === 'zip' || isTar(bytes)
}
