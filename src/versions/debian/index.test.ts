import { expect, it } from 'vitest'
import { describeVectors } from '#test/version-cases.ts'
import { debian } from './index.ts'

it('gives no key to what dpkg does not read', () => {
  const strings = [
    '',
    '-1',
    '1.0-',
    '1:',
    ':1',
    'a:1.0',
    '-1:1.0',
    '1.0 2',
    '1.0_2',
    '1.0-1:2',
    '1.0-ä',
    '1\u0000',
  ]

  expect(strings.filter((text) => debian.encode(text) !== undefined)).toEqual([])
})

it('gives no key to what only stands for a version', () => {
  const strings = ['<unfixed>', '<end-of-life>', '*', 'latest', 'unstable', '~1.0']

  expect(strings.filter((text) => debian.encode(text) !== undefined)).toEqual([])
})

it('gives no key to a version of more than 256 characters', () => {
  expect(debian.encode(`1.${'0'.repeat(254)}`)).toBeDefined()
  expect(debian.encode(`1.${'0'.repeat(255)}`)).toBeUndefined()
})

it('writes the bytes that stored keys hold', () => {
  expect(hex('1.0-1')).toBe('80' + '0281ae028002' + '028102')
  expect(hex('0')).toBe('80' + '028002' + '028002')
  expect(hex('1:2~rc')).toBe('81' + '028201726302' + '8002' + '028002')
})

describeVectors(debian, ['osv-debian', 'osv-debian-generated', 'real-debian'])

function hex(version: string): string {
  return Buffer.from(debian.encode(version) ?? []).toString('hex')
}
