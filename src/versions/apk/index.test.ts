import { expect, it } from 'vitest'
import { apk } from './index.ts'

it("gives no key to what is outside apk's grammar", () => {
  const strings = [
    '',
    'a',
    '.1',
    '1.',
    '1..2',
    '1.0A',
    '1.0ab',
    '1.0p1',
    '1_foo',
    '1-r',
    '1-1',
    '1-r1-r2',
    '1~',
    '1~g',
    '1 ',
    '*',
    '1\u0000',
  ]

  expect(strings.filter((text) => apk.encode(text) !== undefined)).toEqual([])
})

it('gives no key to a version of more than 256 characters', () => {
  expect(apk.encode(`1.${'0'.repeat(254)}`)).toBeDefined()
  expect(apk.encode(`1.${'0'.repeat(255)}`)).toBeUndefined()
})

it('writes the bytes that stored keys hold', () => {
  expect(hex('1.2b_rc3-r4')).toBe('8182' + '3062' + '132483' + '2284' + '21')
  expect(hex('1.05_p~a1')).toBe('8131303500' + '29' + '23613100' + '21')
})

function hex(version: string): string {
  return Buffer.from(apk.encode(version) ?? []).toString('hex')
}
