import { expect, it } from 'vitest'
import { maven } from './index.ts'

it('gives no key to what only stands for a version', () => {
  const strings = [
    '',
    '*',
    '[1.0,2.0)',
    '(,1.0]',
    `\${project.version}`,
    'LATEST',
    'RELEASE',
    'unspecified',
    'unknown',
    '1 2',
    '1.ä',
    '1\u0000',
  ]

  expect(strings.filter((text) => maven.encode(text) !== undefined)).toEqual([])
})

it('gives no key to a version of more than 256 characters, as Maven refuses it', () => {
  expect(maven.encode(`1.${'0'.repeat(254)}`)).toBeDefined()
  expect(maven.encode(`1.${'0'.repeat(255)}`)).toBeUndefined()
})

it('reads the deepest nesting that fits', () => {
  expect(maven.encode('1-'.repeat(128))).toBeDefined()
  expect(maven.encode('a1'.repeat(128))).toBeDefined()
})

it('writes the bytes that stored keys hold', () => {
  expect(hex('1.0.2')).toBe('81' + '32' + '82' + '20')
  expect(hex('1.0-rc-2')).toBe('81' + '1004' + '0182' + '20')
  expect(hex('1-foo-1')).toBe('81' + '3008666f6f00' + '0181' + '20')
  expect(hex('1-2')).toBe('81' + '3182' + '20')
})

function hex(version: string): string {
  return Buffer.from(maven.encode(version) ?? []).toString('hex')
}
