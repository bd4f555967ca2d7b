import { expect, it } from 'vitest'
import { conan } from './index.ts'

it('gives no key to what is no version of a recipe', () => {
  const strings = ['', '*', '1.*', '[>1.0]', 'system', '1.0 2', '1.0/2', '1.é', '1\u0000']

  expect(strings.filter((text) => conan.encode(text) !== undefined)).toEqual([])
})

it('gives no key to a version of more than 256 characters', () => {
  expect(conan.encode(`1.${'0'.repeat(254)}`)).toBeDefined()
  expect(conan.encode(`1.${'0'.repeat(255)}`)).toBeUndefined()
})

it('writes the bytes that stored keys hold', () => {
  expect(hex('1.1.0')).toBe('8181' + '02' + '00')
  expect(hex('1-rc+2')).toBe('81' + '01f872630000' + '018200')
})

function hex(version: string): string {
  return Buffer.from(conan.encode(version) ?? []).toString('hex')
}
