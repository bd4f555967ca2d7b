import { expect, it } from 'vitest'
import { composer } from './index.ts'

it('gives no key to named branches, ranges and what Composer does not read', () => {
  const strings = [
    '',
    'dev-main',
    'main-dev',
    'master',
    '^1.0',
    '1.0 || 2.0',
    '1.*',
    '*',
    '1.2.3.4.5',
    '1.0-foo',
    '1.0.post1',
    '1\u0000',
    '1.0-é',
  ]

  expect(strings.filter((text) => composer.encode(text) !== undefined)).toEqual([])
})

it('gives no key to a version of more than 256 characters', () => {
  expect(composer.encode(`1.${'0'.repeat(254)}`)).toBeDefined()
  expect(composer.encode(`1.${'0'.repeat(255)}`)).toBeUndefined()
})

it('writes the bytes that stored keys hold', () => {
  expect(hex('1.2')).toBe('81828080' + '06')
  expect(hex('v1.0-RC2')).toBe('81808080' + '0582' + '06')
})

function hex(version: string): string {
  return Buffer.from(composer.encode(version) ?? []).toString('hex')
}
