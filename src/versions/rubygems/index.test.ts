import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { twoVersions } from '#test/version-cases.ts'
import { compareKeys } from '../keys/key.ts'
import { rubygems } from './index.ts'

it('gives no key to what is no gem version', () => {
  const strings = [
    '',
    'a',
    '1.',
    '.1',
    '1..2',
    '1beta',
    '1.0_1',
    '1.0+1',
    '>= 1.0',
    'java',
    '-java',
    '1.0-é',
    '1\u0000',
    '*',
  ]

  expect(strings.filter((text) => rubygems.encode(text) !== undefined)).toEqual([])
})

it('gives no key to a version of more than 256 characters', () => {
  expect(rubygems.encode(`1.${'0'.repeat(254)}`)).toBeDefined()
  expect(rubygems.encode(`1.${'0'.repeat(255)}`)).toBeUndefined()
})

it.each([
  'java',
  'jruby',
  'ruby',
  'mswin64',
  'x86-mingw32',
  'x64-mingw-ucrt',
  'x64-mswin64-140',
  'x86_64-linux',
  'x86_64-linux-gnu',
  'x86-linux-musl',
  'aarch64-linux',
  'arm-linux-gnueabihf',
  'arm64-darwin',
  'x86_64-darwin-21',
  'universal-darwin-22',
  'universal-java-11',
  'x86_64-freebsd-13',
])('leaves out the platform %s', (platform) => {
  expect(rubygems.encode(`1.2.3-${platform}`)).toEqual(rubygems.encode('1.2.3'))
})

it('keeps a pre-release that only resembles a platform', () => {
  const texts = ['1.0-beta', '1.0-rc1', '1.0-linux', '1.0-x86', '1.0-javascript', '1.0-1']

  expect(texts.filter((text) => hex(text) === hex('1.0'))).toEqual([])
})

it('writes the bytes that stored keys hold', () => {
  expect(hex('1.0.2')).toBe('81' + '22' + '82' + '21')
  expect(hex('2.0.0.rc1')).toBe('82' + '10726300' + '81' + '21')
  expect(hex('1.a.0.b')).toBe('81' + '106100' + '20' + '106200' + '21')
})

it('orders as Gem::Version compares, segment by segment', () => {
  const pieces = ['.0', '.00', '.1', '.9', '.10', '.a', '.b', '.B', '.rc1']
  fc.assert(
    fc.property(twoVersions(pieces, 5), (versions) => {
      const [left, right] = [`1${versions[0]}`, `1${versions[1]}`]
      const [a, b] = [rubygems.encode(left), rubygems.encode(right)]

      return a !== undefined && b !== undefined && compareKeys(a, b) === compareSegments(left, right)
    }),
    { numRuns: 5_000 },
  )
})

/** Missing segments are 0, texts are below numbers. Zeros before the first text are no segments. */
function compareSegments(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => {
    const bare = version.replace(/(?:\.0+)+(?=\.[a-z])/i, (zeros, at) =>
      /[a-z]/i.test(version.slice(0, at)) ? zeros : '',
    )
    return bare.match(/\d+|[a-z]+/gi) ?? []
  })
  for (let index = 0; index < Math.max(left?.length ?? 0, right?.length ?? 0); index += 1) {
    const [x = '0', y = '0'] = [left?.[index], right?.[index]]
    const order =
      Number(/\d/.test(x)) - Number(/\d/.test(y)) ||
      (/\d/.test(x) ? Number(x) - Number(y) : compareTexts(x, y))
    if (order !== 0) return Math.sign(order)
  }
  return 0
}

function compareTexts(a: string, b: string): number {
  return Number(a > b) - Number(a < b)
}

function hex(version: string): string {
  return Buffer.from(rubygems.encode(version) ?? []).toString('hex')
}
