import { expect, it } from 'vitest'
import { semver } from './index.ts'

it('gives no key to what is not a version', () => {
  const strings = [
    '',
    'v',
    'latest',
    '(devel)',
    '*',
    '1.x',
    '>=1.0.0',
    '1..2',
    '.1',
    '1.',
    '1.0.0-',
    '1.0.0+',
  ]

  expect(strings.filter((text) => semver.encode(text) !== undefined)).toEqual([])
})

it('gives no key to pre-releases outside its alphabet', () => {
  expect(semver.encode('1.0.0-a..b')).toBeUndefined()
  expect(semver.encode('1.0.0-a_b')).toBeUndefined()
  expect(semver.encode('1.0.0-ベータ')).toBeUndefined()
  expect(semver.encode('1.0.0-a\u0000')).toBeUndefined()
})

it('gives no key to a version of more than 256 characters', () => {
  expect(semver.encode(`1.${'0'.repeat(254)}`)).toBeDefined()
  expect(semver.encode(`1.${'0'.repeat(255)}`)).toBeUndefined()
})

it('reads how Go names its own releases, and nothing like it', () => {
  const strings = ['devel go1.22-abcdef', 'go', 'gopher1', 'go1.21rc', 'go1.21.3rc', '1.21.3rc1', '1rc1']

  expect(hex('go1.21rc2')).toBe(hex('1.21.0-rc.2'))
  const builds = ['go1.21 X:boringcrypto', '1.21.0-X:boringcrypto', 'go1.21+auto', '1.21.0 (Vendor 1.21-1)']
  expect(builds.map(hex)).toEqual(builds.map(() => hex('1.21.0')))
  expect(strings.filter((text) => semver.encode(text) !== undefined)).toEqual([])
})

it('writes the bytes that stored keys hold', () => {
  expect(hex('1.2.0')).toBe('818202')
  expect(hex('0.0.0')).toBe('02')
  expect(hex('v10.200.70000-rc.1')).toBe('8ae4c8e60111700' + '1f8726300' + '8100')
})

function hex(version: string): string {
  return Buffer.from(semver.encode(version) ?? []).toString('hex')
}
