import { expect, it } from 'vitest'
import { inBytes } from './in-bytes.ts'

it.each([
  [0, '0 kB'],
  [999, '1 kB'],
  [1_500_000, '1.5 MB'],
  [234_000_000, '234 MB'],
  [12_340_000_000, '12.3 GB'],
  [5e15, '5,000 TB'],
  [-2_000_000, '-2 MB'],
])('%d bytes are %s', (bytes, words) => {
  expect(inBytes(bytes, 'en')).toBe(words)
})
