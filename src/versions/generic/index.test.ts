import { expect, it } from 'vitest'
import { fc } from '#test/property.ts'
import { twoVersions } from '#test/version-cases.ts'
import { compareKeys } from '../keys/key.ts'
import { anyUpdateOf, encodeWithUpdate, generic } from './index.ts'

it('gives no key to what is not one version', () => {
  const strings = [
    '',
    '*',
    '-',
    'n/a',
    'unspecified',
    'latest',
    '1.x',
    '1.*',
    '< 1.2',
    '>=1.2',
    '1.2,1.3',
    '1.2 and earlier',
    '1.0 to 1.5',
    'before 1.2',
    '1.2;',
    '1.é',
    '1\u0000',
  ]

  expect(strings.filter((text) => generic.encode(text) !== undefined)).toEqual([])
})

it('gives no key to a stage or a patch whose release is not told', () => {
  expect(['beta2', 'rc1', 'p12', 'sp3', 'u4'].filter((text) => generic.encode(text))).toEqual([])
  expect(['r2022.1', 'b123', 'release-1', 'openssl-1.0.2'].every((text) => generic.encode(text))).toBe(true)
})

it('gives no key to a commit, and one to a date', () => {
  const commits = ['6879efc2c1596d11a6a6ad296f80063b558d5e0f', '1a2b3c4', '4b825dc642cb', '0123456789ab']

  expect(commits.filter((text) => generic.encode(text) !== undefined)).toEqual([])
  expect(['20210304', '20210304a', '20210304120000'].every((text) => generic.encode(text))).toBe(true)
})

it('gives no key to a version of more than 256 characters', () => {
  expect(generic.encode(`1.${'0'.repeat(254)}`)).toBeDefined()
  expect(generic.encode(`1.${'0'.repeat(255)}`)).toBeUndefined()
})

it('orders nothing by itself: no purl type uses it', () => {
  expect(generic.ecosystems).toEqual([])
})

it('writes the bytes that stored keys hold', () => {
  expect(hex(generic.encode('1.0.2k'))).toBe('818082' + '606b00' + '20')
  expect(hex(generic.encode('1.0-rc2'))).toBe('81' + '18' + '82' + '20')
  expect(hex(generic.encode('1.8.0_251'))).toBe('8188' + '50' + 'e4fb' + '20')
  expect(hex(generic.encode('0'))).toBe('20')
})

it.each([
  ['1.8.0', 'update251', '1.8.0_251'],
  ['1.8.0', 'update_251', '1.8.0u251'],
  ['1.8.0', '251', '1.8.0_251'],
  ['9.6', 'rc1', '9.6rc1'],
  ['9.6', 'b2', '9.6beta2'],
  ['1.0.2k', 'fips', '1.0.2k-fips'],
  ['6.0', 'sp1', '6.0 SP1'],
  ['1.0', 'ga', '1.0'],
  ['1.0', '-', '1.0'],
  ['1.0', '*', '1.0'],
  ['1.0', '', '1.0'],
])('reads %s with the update %s as %s', (version, update, together) => {
  expect(hex(encodeWithUpdate(version, update))).toBe(hex(generic.encode(together)))
  expect(generic.encode(together)).toBeDefined()
})

it('gives no key where either field is not one version', () => {
  expect(encodeWithUpdate('*', 'sp1')).toBeUndefined()
  expect(encodeWithUpdate('1.0', 'sp1*')).toBeUndefined()
})

it.each([
  ['1.0', true],
  ['1.0-rc1', true],
  ['1.0 beta 2', true],
  ['1.0p1', true],
  ['1.0 SP3', true],
  ['1.0a', false],
  ['1.0.1', false],
  ['0.9', false],
])('holds of 1.0 with any update %s: %s', (version, is) => {
  const { lo, hi } = anyUpdateOf(generic.encode('1.0') ?? empty)
  const key = generic.encode(version) ?? empty
  expect(compareKeys(lo, key) <= 0 && compareKeys(key, hi) < 0).toBe(is)
})

it('orders an update above its version, below the next number', () => {
  const number = fc.nat(400)
  fc.assert(
    fc.property(number, number, fc.tuple(number, number), (a, b, [update, other]) => {
      const [low = 0, high = 0] = [update + 1, other + 1].toSorted((x, y) => x - y)
      const keys = [
        generic.encode(`${a}.${b}`),
        encodeWithUpdate(`${a}.${b}`, `update${low}`),
        encodeWithUpdate(`${a}.${b}`, `update${high}`),
        generic.encode(`${a}.${b}.1`),
      ]
      const orders = keys.slice(1).map((key, index) => compareKeys(keys[index] ?? empty, key ?? empty))
      return orders.every((order, index) => order < 0 || (index === 1 && low === high && order === 0))
    }),
  )
})

it('orders as its stages are told, step by step', () => {
  const pieces = ['0', '1', '9', '10', '.', '-', 'rc', 'beta', 'patch', 'final', 'Fix', '.0']
  fc.assert(
    fc.property(twoVersions(pieces, 6), (versions) => {
      const [a, b] = versions.map((version) => generic.encode(`1.${version}`))
      fc.pre(a !== undefined && b !== undefined)
      return Math.sign(compareKeys(a, b)) === compare(`1.${versions[0]}`, `1.${versions[1]}`)
    }),
    { numRuns: 5_000 },
  )
})

const empty = new Uint8Array()

/** The same order told by lists: each item's weight, then its words or value; what is missing weighs nothing. */
function compare(a: string, b: string): number {
  const [left, right] = [weights(a), weights(b)]
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const [x, y] = [left[index] ?? [0, ''], right[index] ?? [0, '']]
    if (x[0] !== y[0]) return x[0] < y[0] ? -1 : 1
    if (x[1] !== y[1]) return x[1] < y[1] ? -1 : 1
  }
  return 0
}

function weights(version: string): (readonly [number, string | number])[] {
  const runs = version.toLowerCase().match(/\d+|[a-z]+/g) ?? []
  const items = runs
    .filter((run) => run !== 'final')
    .map((run): readonly [number, string | number] => {
      if (/^\d/.test(run)) return [3, Number(run)]
      if (run === 'beta' || run === 'rc') return [-1, run]
      return run === 'patch' ? [1, ''] : [2, run]
    })
  return items.filter(([weight, value], index) => {
    const next = items.slice(index).find((item) => item[0] !== 3 || item[1] !== 0)
    return weight !== 3 || value !== 0 || next?.[0] === 3
  })
}

function hex(key: Uint8Array | undefined): string {
  return Buffer.from(key ?? []).toString('hex')
}
