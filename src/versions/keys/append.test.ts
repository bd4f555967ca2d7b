import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { appendNumber, appendNumbers, appendText } from './append.ts'
import { aboveAll, belowAll, compareKeys, successor } from './key.ts'

const numbers = fc.oneof(fc.nat(300).map(BigInt), fc.bigInt({ min: 0n, max: 2n ** 80n }))

it('orders numbers by value, whatever their leading zeros', () => {
  fc.assert(
    fc.property(numbers, numbers, fc.nat(4), (a, b, zeros) => {
      const order = compareKeys(number('0'.repeat(zeros) + a), number(b.toString()))
      expect(Math.sign(order)).toBe(Number(a > b) - Number(a < b))
    }),
  )
})

it('writes numbers in the documented bytes', () => {
  expect([...number('0')]).toEqual([0x80])
  expect([...number('99')]).toEqual([0xe3])
  expect([...number('100')]).toEqual([0xe4, 100])
  expect([...number('256')]).toEqual([0xe5, 1, 0])
  expect([...number((2n ** 64n - 1n).toString())]).toEqual([0xeb, ...Array(8).fill(0xff)])
  expect([...number((2n ** 64n).toString())]).toEqual([0xf0, 0, 9, 1, ...Array(8).fill(0)])
})

it('drops trailing zeros of a list, not a number that ends in the byte of zero', () => {
  const key: number[] = [7]
  appendNumbers(key, '384.0.0')

  expect(key).toEqual([7, 0xe5, 0x01, 0x80])
})

it('orders text by its bytes and a text before its continuation', () => {
  expect(compareKeys(text('ab'), text('abc'))).toBeLessThan(0)
  expect(compareKeys(text('ab.'), text('ab'))).toBeGreaterThan(0)
  expect([...text('é')]).toEqual([0xc3, 0xa9, 0])
})

it('has a successor with nothing between, and bounds outside all keys', () => {
  const key = number('5')

  expect(compareKeys(key, successor(key))).toBeLessThan(0)
  expect(compareKeys(successor(key), number('6'))).toBeLessThan(0)
  expect(compareKeys(belowAll, key)).toBeLessThan(0)
  expect(compareKeys(aboveAll, number('9'.repeat(200)))).toBeGreaterThan(0)
})

function number(digits: string): Uint8Array {
  const key: number[] = []
  appendNumber(key, digits)
  return Uint8Array.from(key)
}

function text(value: string): Uint8Array {
  const key: number[] = []
  appendText(key, value)
  return Uint8Array.from(key)
}
