import { expect, it } from 'vitest'
import { alpm } from './index.ts'

it('gives no key to what pacman does not take for a version', () => {
  const strings = ['', '-1', '1.0-', '1:', ':1', 'a:1', '1.0 2', '1/2', '1.α', '1\u0000', '*', 'latest']

  expect(strings.filter((text) => alpm.encode(text) !== undefined)).toEqual([])
})

it('gives no key to a version of more than 256 characters', () => {
  expect(alpm.encode(`1.${'0'.repeat(254)}`)).toBeDefined()
  expect(alpm.encode(`1.${'0'.repeat(255)}`)).toBeUndefined()
})

it('counts any number of separators', () => {
  expect(alpm.encode(`1${'.'.repeat(200)}1-1`)?.length).toBeLessThan(10)
})

it('writes the bytes that stored keys hold', () => {
  expect(hex('1:1.0a-2')).toBe('81' + '21813180' + '106100' + '20' + '2182' + '20')
})

function hex(version: string): string {
  return Buffer.from(alpm.encode(version) ?? []).toString('hex')
}
