import { expect, it } from 'vitest'
import { topPercent, writeShare } from './share.ts'

const written = (share: number) => writeShare(share, 'en').share

it('writes probabilities without making them greater than they are', () => {
  expect(written(0.944)).toBe('94%')
  expect(written(0.949)).toBe('94%')
  expect(written(0.57)).toBe('57%')
  expect(written(0.0237)).toBe('2.3%')
  expect(written(0.99999)).toBe('99.9%')
  expect(writeShare(0.5, 'ja')).toEqual({ share: '50%', below: false })
})

it('never writes zero', () => {
  expect(writeShare(0, 'en')).toEqual({ share: '0.1%', below: true })
  expect(writeShare(0.00042, 'en')).toEqual({ share: '0.1%', below: true })
  expect(writeShare(0.001, 'en')).toEqual({ share: '0.1%', below: false })
})

it('tells the uppermost part, and nothing in the lower half', () => {
  expect(topPercent(0.99)).toBe(1)
  expect(topPercent(0.9997)).toBe(1)
  expect(topPercent(1)).toBe(1)
  expect(topPercent(0.953)).toBe(5)
  expect(topPercent(0.5)).toBe(50)
  expect(topPercent(0.49)).toBeNull()
  expect(topPercent(null)).toBeNull()
})
