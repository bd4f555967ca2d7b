import { expect, it } from 'vitest'
import { nuget } from './index.ts'

it('gives no key to what is not a version', () => {
  const strings = [
    '',
    '*',
    '1.*',
    '[1.0]',
    '1.',
    '1.2.3.4.5',
    '1.0-',
    '1.0+',
    '1.0-a_b',
    '1.0-é',
    '1.0-a\u0000',
    'latest',
  ]

  expect(strings.filter((text) => nuget.encode(text) !== undefined)).toEqual([])
})

it("reads what assemblies call their product's version by its four numbers", () => {
  expect(hex('2.0.6.0-.NET 4.5')).toBe(hex('2.0.6'))
  expect(hex('4.8.4084.0 built by: NET48REL1')).toBe(hex('4.8.4084'))
  expect(hex('10.0.19041.1 (WinBuild.160101.0800)')).toBe(hex('10.0.19041.1'))
  expect(hex('1.2.3.4-rc.1')).not.toBe(hex('1.2.3.4'))
  expect(['1.2.3-.NET', '1.2.3.4.5.6', '1.2.3.4.*', '1.2.3.4, a'].map(hex)).toEqual(['', '', '', ''])
})

it('gives no key to a version of more than 256 characters', () => {
  expect(nuget.encode(`1.${'0'.repeat(254)}`)).toBeDefined()
  expect(nuget.encode(`1.${'0'.repeat(255)}`)).toBeUndefined()
})

it('writes the bytes that stored keys hold', () => {
  expect(hex('1.2.0.0')).toBe('8182' + '02')
  expect(hex('1.0-rc.1')).toBe('81' + '01f8524300' + '81' + '00')
})

function hex(version: string): string {
  return Buffer.from(nuget.encode(version) ?? []).toString('hex')
}
