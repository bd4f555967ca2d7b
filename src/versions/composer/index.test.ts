import { expect, it } from 'vitest'
import { type Deviation, describeVectors } from '#test/version-cases.ts'
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

const refused = 'Composer refuses it'
const asPhp = "the file is PHP's version_compare of versions that Composer has not normalised"
const deviations: readonly Deviation[] = [
  { file: 'osv-packagist', kind: 'without-key', matches: /#|-foo|^9{9}/, count: 9, reason: refused },
  { file: 'osv-packagist', kind: 'without-key', matches: /^4\.3-2/, count: 5, reason: refused },
  { file: 'osv-packagist', kind: 'otherwise', matches: /^1\.0\.0 > 1\.0$/, count: 1, reason: asPhp },
  {
    file: 'osv-packagist-generated',
    kind: 'without-key',
    matches: /test1$|\.post\d$|\.dev10\d$/,
    count: 11,
    reason: refused,
  },
  { file: 'osv-packagist-generated', kind: 'otherwise', matches: /^v|-stable /, count: 10, reason: asPhp },
]
describeVectors(composer, ['osv-packagist', 'osv-packagist-generated', 'real-packagist'], deviations)

function hex(version: string): string {
  return Buffer.from(composer.encode(version) ?? []).toString('hex')
}
