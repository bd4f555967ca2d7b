import { expect, it } from 'vitest'
import { pep440 } from './index.ts'

it('gives no key to what is not a version', () => {
  const strings = ['', 'v', '2004d', '1.0-custom', '1.0.*', '==1.0', '1.0+', '1.0+a+b', '1.0dev1a1', '１.0']

  expect(strings.filter((text) => pep440.encode(text) !== undefined)).toEqual([])
})

it('gives no key to a version of more than 256 characters', () => {
  expect(pep440.encode(`1.${'0'.repeat(255)}`)).toBeUndefined()
})

it('writes the bytes that stored keys hold', () => {
  expect(hex('1.0')).toBe('808130000100')
  expect(hex('2!1.1rc3.post4.dev5+ab.6')).toBe('828181' + '2283' + '0184' + '0085' + '10616200' + '86' + '00')
})

function hex(version: string): string {
  return Buffer.from(pep440.encode(version) ?? []).toString('hex')
}
