import { expect, it } from 'vitest'
import { type Deviation, describeVectors } from '#test/version-cases.ts'
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

const otherMaven = 'generated with another Maven; Maven 4 agrees with the key'
const deviations: readonly Deviation[] = [
  { file: 'osv-maven', kind: 'otherwise', matches: /foo-bar|1-ga-1/, count: 2, reason: otherMaven },
  { file: 'osv-maven-generated', kind: 'otherwise', matches: /noneautotype/, count: 11, reason: otherMaven },
  {
    file: 'osv-maven-generated',
    kind: 'otherwise',
    matches: /^(?!.*noneautotype).*(?:rc|cr|beta|-)\.?-?\d/i,
    count: 11,
    reason: otherMaven,
  },
  {
    file: 'vers-maven',
    kind: 'otherwise',
    matches: /^2-1 <= 2\.0(?:\.0)?\.a$/,
    count: 4,
    reason: 'the file is wrong: Maven 3.9 and 4 both agree with the key',
  },
]
describeVectors(
  maven,
  ['maven-comparableversion', 'vers-maven', 'osv-maven', 'osv-maven-generated', 'real-maven4'],
  deviations,
)

function hex(version: string): string {
  return Buffer.from(maven.encode(version) ?? []).toString('hex')
}
