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
