import { expect, it } from 'vitest'
import { numberList } from './index.ts'

it('gives no key to anything but numbers', () => {
  const strings = ['', '1.', '.1', '1..2', '1.2a', '1.2-rc1', '1_2', '*', '1 2', '1\u0000']

  expect(strings.filter((text) => numberList.encode(text) !== undefined)).toEqual([])
})

it('gives no key to a version of more than 256 characters', () => {
  expect(numberList.encode(`1.${'0'.repeat(254)}`)).toBeDefined()
  expect(numberList.encode(`1.${'0'.repeat(255)}`)).toBeUndefined()
})

it('writes the bytes that stored keys hold', () => {
  expect(Buffer.from(numberList.encode('1.0-2') ?? []).toString('hex')).toBe('81808202')
})
