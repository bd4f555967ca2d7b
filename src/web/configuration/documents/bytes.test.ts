import { expect, it } from 'vitest'
import { formatBytes } from './bytes.ts'

it('keeps a size short', () => {
  const sizes = [0, 512, 1400, 25_000, 1_400_000, 3_000_000_000, 9_000_000_000_000]

  expect(sizes.map((bytes) => formatBytes(bytes, 'en'))).toEqual([
    '0B',
    '512B',
    '1.4 kB',
    '25 kB',
    '1.4 MB',
    '3 GB',
    '9,000 GB',
  ])
})
