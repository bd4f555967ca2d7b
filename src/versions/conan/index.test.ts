import { expect, it } from 'vitest'
import { type Deviation, describeVectors } from '#test/version-cases.ts'
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

const notOfRecipes = 'a pattern, or no number in it: not the version of a recipe'
const cycle =
  'Conan compares a number with a text as texts, by which 10 < 1a < 2 < 10; here numbers are below texts'
const deviations: readonly Deviation[] = [
  { file: 'conan', kind: 'without-key', matches: /\*|^[abc.]+$/, count: 6, reason: notOfRecipes },
  { file: 'vers-conan', kind: 'without-key', matches: /\*|^[abc.]+$/, count: 6, reason: notOfRecipes },
  { file: 'conan', kind: 'otherwise', matches: /^0\.0\.1-3-1 < 0\.0\.1-4$/, count: 1, reason: cycle },
]
describeVectors(conan, ['conan', 'vers-conan'], deviations)

function hex(version: string): string {
  return Buffer.from(conan.encode(version) ?? []).toString('hex')
}
