import { zstdDecompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { storedFrame } from './stored-frame.ts'

it('is read as any other zstd', () => {
  for (const length of [0, 1, 255, 256, 2000, 131_072, 400_000]) {
    const bytes = Buffer.alloc(length, 'lorem ')

    expect(zstdDecompressSync(storedFrame(bytes)).equals(bytes)).toBe(true)
  }
})
