import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { twoVersions } from '#test/version-cases.ts'
import { compareKeys } from '../keys/key.ts'
import { rpm } from './index.ts'

it('gives no key to what rpm does not take for a version', () => {
  const strings = ['', '-1', '1.0-', '1:', ':1', 'a:1', '1.0 2', '1.0,2', '1.0-1:2', '1.α', '1\u0000', '*']

  expect(strings.filter((text) => rpm.encode(text) !== undefined)).toEqual([])
})

it('gives no key to words without a number', () => {
  expect(rpm.encode('latest')).toBeUndefined()
  expect(rpm.encode('r1')).toBeDefined()
})

it('gives no key to a version of more than 256 characters', () => {
  expect(rpm.encode(`1.${'0'.repeat(254)}`)).toBeDefined()
  expect(rpm.encode(`1.${'0'.repeat(255)}`)).toBeUndefined()
})

it('writes the bytes that stored keys hold', () => {
  expect(hex('1:1.0~rc1-2.el9')).toBe('81' + '8180' + '01' + '10726300' + '81' + '02' + '8210656c0089' + '02')
  expect(hex('1^a')).toBe('80' + '8103106100' + '02' + '02')
})

it('orders as rpm compares, step by step', () => {
  const pieces = ['0', '1', '9', '10', '~', '^', '.', '+', 'a', 'ab', 'Z']
  fc.assert(
    fc.property(twoVersions(pieces, 5), (versions) => {
      const [a, b] = versions.map((version) => rpm.encode(`1${version}`))

      return (
        a !== undefined &&
        b !== undefined &&
        compareKeys(a, b) === comparePart(`1${versions[0]}`, `1${versions[1]}`)
      )
    }),
    { numRuns: 5_000 },
  )
})

/** rpm-version(7): the first runs that differ decide. */
function comparePart(a: string, b: string): number {
  const [first = '', ...others] = a.match(/\d+|[a-z]+|[~^]/gi) ?? []
  const [second = '', ...rest] = b.match(/\d+|[a-z]+|[~^]/gi) ?? []
  if (first === '' && second === '') return 0
  const place = (run: string) => {
    if (/^\d/.test(run)) return 4
    return ['~', '', '^'].indexOf(run) + 1 || 3.5
  }
  if (place(first) !== place(second)) return Math.sign(place(first) - place(second))
  const runs = /^\d/.test(first) ? [Number(first), Number(second)] : [first, second]
  const [x = '', y = ''] = runs
  if (x !== y) return x < y ? -1 : 1
  return comparePart(others.join('.'), rest.join('.'))
}

function hex(version: string): string {
  return Buffer.from(rpm.encode(version) ?? []).toString('hex')
}
