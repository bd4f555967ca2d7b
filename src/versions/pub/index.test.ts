import { expect, it } from 'vitest'
import { pub } from './index.ts'

it('gives no key to what is not a version', () => {
  const strings = [
    '',
    'any',
    '^1.0.0',
    '1.',
    '1..2',
    '1.0.0-',
    '1.0.0+',
    '1.0.0-a..b',
    '1.0.0+é',
    '1.0.0+1\u0000',
    '*',
  ]

  expect(strings.filter((text) => pub.encode(text) !== undefined)).toEqual([])
})

it('gives no key to a version of more than 256 characters', () => {
  expect(pub.encode(`1.${'0'.repeat(254)}`)).toBeDefined()
  expect(pub.encode(`1.${'0'.repeat(255)}`)).toBeUndefined()
})

it('writes the bytes that stored keys hold', () => {
  expect(hex('1.2.0')).toBe('8182' + '02' + '00')
  expect(hex('1.2.0-dev+3')).toBe('8182' + '01f86465760000' + '018300')
})

function hex(version: string): string {
  return Buffer.from(pub.encode(version) ?? []).toString('hex')
}
